import { shortText } from '../shortened.ts';

const ellipsis = '…';
/** More characters fit into no width, and to measure a long text takes long. */
const mostCharacters = 512;
/** Enough for what is in sight; then it begins anew. */
const most = 4_000;

/** What fits into a width, with an ellipsis where something was cut off; remembered, as measuring is dear. */
export function clipper(
  widthOf: (text: string) => number,
): (text: string, width: number) => string {
  const known = new Map<string, string>();
  return (text, width) => {
    const short = shortText(text, mostCharacters);
    const key = `${Math.floor(width)} ${short}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size > most) known.clear();
    const cut = clipped(short, Math.floor(width), widthOf);
    known.set(key, cut);
    return cut;
  };
}

/** Nothing where not even the ellipsis fits. */
export function clipped(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length];
  const cutTo = (length: number): string =>
    characters.slice(0, length).join('').trimEnd() + ellipsis;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(cutTo(middle)) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? '' : cutTo(fits);
}
