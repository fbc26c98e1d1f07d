import { stripVTControlCharacters } from 'node:util';

/** East Asian wide and fullwidth characters, and emoji: two columns each. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const combining = /\p{M}/u;

/** Dashes, quotation marks and the ellipsis, for which no table of characters need be made. */
const isPunctuation = (character: string): boolean =>
  character >= '\u2010' && character <= '\u2027';

/** Columns that a text takes on a terminal; paint takes none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += columnsOf(character);
  return width;
}

function columnsOf(character: string): number {
  if (character < '\u0300' || isPunctuation(character)) return 1;
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** At most `width` columns; an ellipsis says that something is missing. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const character of text) {
    left -= columnsOf(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** At most `width` columns of the end: of a path the part that tells it from others. */
export function cutStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const character of [...text].reverse()) {
    left -= columnsOf(character);
    if (left < 0) break;
    kept = character + kept;
  }
  return `…${kept.trimStart()}`;
}

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** Breaks between words only: a path or command longer than the line stays whole, to be copied. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** `label` before the first line, the others under the text. Only the label is painted. */
export function hanging(
  label: string,
  text: string,
  width: number,
  paint: (label: string) => string = (same) => same,
): string[] {
  const indent = ' '.repeat(displayWidth(label));
  return wrap(text, width - indent.length).map(
    (line, index) => (index === 0 ? paint(label) : indent) + line,
  );
}
