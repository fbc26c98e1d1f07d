import { grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';

/** A heading and its lines after an empty line; nothing at all where there are no lines. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];

/** The lines of the first `most` items, all with `--verbose`; a last line says how many are not shown, and where. */
export function capped<T>(
  { verbose }: Pick<View, 'verbose'>,
  items: readonly T[],
  most: number,
  linesOf: (item: T) => readonly string[],
  more = (rest: string) => [`- … and ${rest} more (\`--verbose\` or \`-f json\`)`],
): string[] {
  const shown = verbose ? items : items.slice(0, most);
  const rest = items.length - shown.length;
  return [...shown.flatMap(linesOf), ...(rest > 0 ? more(grouped(rest)) : [])];
}
