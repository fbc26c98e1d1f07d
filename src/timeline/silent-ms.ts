import { firstIndex } from './first-index.ts';
import type { Span } from './logs/spans.ts';

/** How long it was from one record to a later one; 0 where a part of it lies in a hole of the logs: that proves nothing. */
export type SilentMs = (from: number, to: number) => number;

/** The holes may overlap, in any order. */
export function silentMsBeside(holes: readonly Span[]): SilentMs {
  const inOrder = [...holes].sort((a, b) => a.to - b.to);
  /** Where the earliest of a hole and those after it begins. */
  const begins = inOrder.map(({ from }) => from as number);
  for (let i = begins.length - 2; i >= 0; i--)
    begins[i] = Math.min(begins[i] as number, begins[i + 1] as number);
  return (from, to) => {
    const next = firstIndex(inOrder, (hole) => hole.to > from);
    return (begins[next] ?? Number.POSITIVE_INFINITY) < to ? 0 : to - from;
  };
}
