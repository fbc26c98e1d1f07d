import { groupBy } from '../../model/group-by.ts';
import { cutStart, displayWidth } from './lines.ts';

/** Less of a file's name than this does not tell what log it is. */
const leastTail = 12;

/** Folders and archives further in are not looked at. */
const deepest = 16;

/**
 * Cuts `<path>:<line>`. Where several files bear a name, the folder or archive that tells most of them apart is kept:
 * `10.1.1.1/…/debug.log:3`; else the end of the path is what tells it.
 */
export function recordCut(paths: readonly string[]): (ref: string, width: number) => string {
  const places = new Map<string, number>();
  for (const [name, namesakes] of groupBy(paths, nameOf))
    if (namesakes.length > 1) places.set(name, tellingPlace(namesakes));
  return (ref, width) => {
    if (displayWidth(ref) <= width) return ref;
    const parts = partsOf(ref);
    const name = parts.at(-1) ?? ref;
    const place = places.get(name.slice(0, name.lastIndexOf(':')));
    const folder = place === undefined || place >= parts.length - 1 ? undefined : parts[place];
    if (place === undefined || folder === undefined) return cutStart(ref, width);
    const start = place === 0 ? `${folder}/` : `…/${folder}/`;
    const whole = place === parts.length - 2 ? start + name : `${start}…/${name}`;
    if (displayWidth(whole) <= width) return whole;
    const left = width - displayWidth(folder) - 1;
    return left < leastTail ? cutStart(ref, width) : `${folder}/${cutStart(name, left)}`;
  };
}

const partsOf = (path: string): string[] => path.split(/[/!]/);

const nameOf = (path: string): string => partsOf(path).at(-1) ?? path;

/** How far in the files differ most; the outermost such place. */
function tellingPlace(paths: readonly string[]): number {
  const seen: Set<string>[] = [];
  for (const path of paths)
    for (const [place, part] of partsOf(path).slice(0, -1).slice(0, deepest).entries())
      seen[place] = (seen[place] ?? new Set()).add(part);
  return seen.reduce((best, { size }, place) => (size > (seen[best]?.size ?? 0) ? place : best), 0);
}
