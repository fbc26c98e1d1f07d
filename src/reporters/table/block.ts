import type { Screen } from '../reporter.ts';
import { hanging, wrap } from './lines.ts';

/** A title and its lines after an empty line; nothing at all where there are no lines. */
export const block = (page: Screen, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', page.paint.heading(title), ...lines];

/** The lines of the first `most` items; a last line says how many are not shown, and where they are. */
export function capped<T>(
  page: Screen,
  items: readonly T[],
  most: number,
  linesOf: (item: T) => string[],
  indent = '  ',
): string[] {
  const shown = page.verbose ? items : items.slice(0, most);
  const rest = items.length - shown.length;
  const more =
    rest > 0 ? [page.paint.quiet(`${indent}… and ${rest} more (--verbose or -f json)`)] : [];
  return [...shown.flatMap(linesOf), ...more];
}

/** `  label  text`, wrapped under the text. */
export const labelled = (
  page: Screen,
  label: string,
  text: string,
  paint: (label: string) => string = page.paint.quiet,
): string[] => hanging(`${label}  `, text, page.width, paint);

/** A lead and its sentence, indented as a paragraph: for leads too long to hang the text under. */
export function paragraph(
  page: Screen,
  lead: string,
  text: string,
  paint = page.paint.heading,
): string[] {
  const lines = wrap(`${lead} ${text}`.trimEnd(), page.width - 4);
  return lines.map((line, index) => {
    if (index > 0) return `    ${line}`;
    return line.startsWith(lead) ? `  ${paint(lead)}${line.slice(lead.length)}` : `  ${line}`;
  });
}
