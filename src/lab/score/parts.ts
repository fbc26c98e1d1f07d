import { groupBy } from '../../model/group-by.ts';
import type { Cause } from '../../model/words.ts';
import type { Loss, Truth } from '../truth.ts';
import type { JudgedCase, JudgedLoss } from './judged.ts';
import { share } from './numbers.ts';
import type { Score, ScoreSlice } from './score.ts';

interface Told {
  readonly truth: Truth;
  readonly loss: Loss;
  readonly judged?: JudgedLoss;
}

/** The losses of each name, the most first. */
export function slices(cases: readonly JudgedCase[], nameOf: (told: Told) => string): ScoreSlice[] {
  return [...groupBy(toldOf(cases), nameOf)]
    .map(([name, told]) => sliceOf(name, told))
    .sort((a, b) => b.losses - a.losses);
}

function sliceOf(name: string, told: readonly Told[]): ScoreSlice {
  const judged = told.flatMap((one) => (one.judged ? [one.judged] : []));
  const shown = judged.filter(({ loss }) => loss.tells.seen !== 'cannot');
  return {
    name,
    losses: told.length,
    recall: share(
      told.filter(({ loss }) => loss.tells.seen === 'must'),
      (one) => one.judged !== undefined,
    ),
    outcome: share(shown, ({ outcomeIsRight }) => outcomeIsRight),
    cause: share(
      shown.filter(({ loss }) => loss.tells.decided),
      ({ firstIsTrue }) => firstIsTrue,
    ),
    undecided: share(
      shown.filter(({ loss }) => !loss.tells.decided),
      ({ openIsRight }) => openIsRight,
    ),
    falseAccusations: judged.filter(({ isFalse }) => isFalse).length,
  };
}

/** True cause by first cause, of losses that the logs show or may show; `missed` of those that they must show. */
export function confusion(cases: readonly JudgedCase[]): Score['confusion'] {
  const cells = toldOf(cases).flatMap(({ loss, judged }) => {
    const isMissed = !judged && loss.tells.seen === 'must';
    if (loss.tells.seen === 'cannot' || (!judged && !isMissed)) return [];
    return [{ truth: causeOf(loss), verdict: judged?.first ?? ('missed' as const) }];
  });
  return [...groupBy(cells, ({ truth, verdict }) => `${truth} ${verdict}`).values()]
    .flatMap((same) => same.slice(0, 1).map((cell) => ({ ...cell, count: same.length })))
    .sort((a, b) => compare(a.truth, b.truth) || b.count - a.count);
}

const causeOf = (loss: Loss): Cause => loss.causes[0] ?? 'undetermined';

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const toldOf = (cases: readonly JudgedCase[]): Told[] =>
  cases.flatMap(({ truth, judged }) => {
    const judgedOf = new Map(judged.map((one) => [one.loss, one]));
    return truth.losses.map((loss) => {
      const one = judgedOf.get(loss);
      return { truth, loss, ...(one && { judged: one }) };
    });
  });
