/** Of a label, in characters: more is no name that anybody reads. */
const mostOfName = 64;
/** Of what is told in addition. */
const mostOfText = 300;

const ellipsis = '…';

/** A name as a label. Both ends are kept, as names that are alike differ at either. */
export function shortName(name: string): string {
  if (name.length <= mostOfName) return name;
  const half = Math.floor((mostOfName - ellipsis.length) / 2);
  return beginOf(name, half) + ellipsis + name.slice(-half).replace(/^[\udc00-\udfff]/, '');
}

/** A text that stands in one line, or at the pointer. */
export const shortText = (text: string, most = mostOfText): string =>
  text.length <= most ? text : beginOf(text, most - ellipsis.length) + ellipsis;

/** What a label leaves out; undefined where it leaves out nothing. */
export const titleOf = (name: string, shown: string): string | undefined =>
  shown === name ? undefined : shortText(name);

/** No half of a character is left. */
const beginOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
