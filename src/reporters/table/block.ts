import { hanging, wrap } from './lines.ts';
import type { View } from './view.ts';

/** A title and its lines after an empty line; nothing at all where there are no lines. */
export const block = (view: View, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', view.paint.heading(title), ...lines];

/** The lines of the first `most` items; a last line says how many are not shown, and where they are. */
export function capped<T>(
  view: View,
  items: readonly T[],
  most: number,
  linesOf: (item: T) => string[],
): string[] {
  const shown = view.verbose ? items : items.slice(0, most);
  const rest = items.length - shown.length;
  const more = rest > 0 ? [view.paint.quiet(`  … and ${rest} more (--verbose or -f json)`)] : [];
  return [...shown.flatMap(linesOf), ...more];
}

/** `  label  text`, wrapped under the text. */
export const labelled = (
  view: View,
  label: string,
  text: string,
  paint: (label: string) => string = view.paint.quiet,
): string[] => hanging(`${label}  `, text, view.width, paint);

/** A lead and its sentence, indented as a paragraph: for leads too long to hang the text under. */
export function paragraph(
  view: View,
  lead: string,
  text: string,
  paint = view.paint.heading,
): string[] {
  const lines = wrap(`${lead} ${text}`.trimEnd(), view.width - 4);
  return lines.map((line, index) => {
    if (index > 0) return `    ${line}`;
    return line.startsWith(lead) ? `  ${paint(lead)}${line.slice(lead.length)}` : `  ${line}`;
  });
}
