import type { Crowd } from './crowd.ts';
import type { Mark, Shape, Tone } from './lane.ts';

const shapesWorstFirst: readonly Shape[] = ['logout', 'end', 'away', 'back', 'note'];
const tonesWorstFirst: readonly Tone[] = ['bad', 'doubtful', 'good'];

/** Whether somebody is back among what is worse: after a loss that is the news. */
export const hasReturn = (marks: readonly Mark[], { first, end }: Crowd): boolean =>
  marks.slice(first, end).some(({ shape }) => shape === 'back');

/** What stands for a crowd: its worst. */
export function worstOf(
  marks: readonly Mark[],
  { first, end }: Crowd,
): { readonly shape: Shape; readonly tone: Tone } {
  let [shape, tone] = [shapesWorstFirst.length - 1, tonesWorstFirst.length - 1];
  for (const mark of marks.slice(first, end)) {
    const next = shapesWorstFirst.indexOf(mark.shape);
    // The colour is that of the shape: a return beside an end does not make the end good.
    const own = tonesWorstFirst.indexOf(mark.tone);
    if (next < shape) [shape, tone] = [next, own];
    else if (next === shape) tone = Math.min(tone, own);
  }
  return { shape: shapesWorstFirst[shape] ?? 'note', tone: tonesWorstFirst[tone] ?? 'good' };
}
