interface Span {
  readonly from: string;
  readonly to: string;
}

/** Columns of a bar. */
export const barWidth = 32;

/** When logs were written, on the time of the whole bundle: a mark for every column that holds a record's time. */
export function coverageBar(whole: Span, spans: readonly Span[], width = barWidth): string {
  const start = Date.parse(whole.from);
  const length = Math.max(1, Date.parse(whole.to) - start);
  const column = (iso: string): number =>
    Math.min(width - 1, Math.max(0, Math.floor(((Date.parse(iso) - start) / length) * width)));
  const marks = new Array<string>(width).fill('·');
  for (const { from, to } of spans) marks.fill('█', column(from), column(to) + 1);
  return marks.join('');
}
