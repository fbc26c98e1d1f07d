import type { ReportNode } from './report.ts';

/** The offset that a server's clock has at an instant: that of the last change before it. */
export const offsetAt = (offsets: ReportNode['offsets'], iso: string): string =>
  (offsets.findLast(({ from }) => from <= iso) ?? offsets[0])?.offset ?? '+00:00';

/** `+05:30` → 19,800,000 */
export function offsetMs(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
