import { spansOf } from './contexts.ts';
import type { Originals } from './originals.ts';

/** Learns what a line tells of people and machines. */
export function learnFrom(line: string, originals: Originals): true {
  for (const { start, end, kind, isSure } of spansOf(line))
    originals.add(kind, line.slice(start, end), isSure);
  return true;
}

/** A name with the end of a domain, as a folder is called by the server whose logs it holds. */
const hostFolder =
  /^[a-z\d][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|edu|gov|local|lan|corp|internal|intranet|test|example|invalid)$/i;

export function learnFromPath(path: string, originals: Originals): void {
  for (const part of path.split(/[/!]/)) {
    learnFrom(part, originals);
    if (hostFolder.test(part)) originals.add('host', part, true);
  }
}
