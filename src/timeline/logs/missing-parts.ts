import { groupBy } from '../../model/group-by.ts';
import { epochMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import { setOf, turnOf } from './sets.ts';
import type { SourceLog } from './source-log.ts';
import { type Span, spanOf } from './spans.ts';

/** Logs of sweeps are written at least every 30 s while a session lives: from file to file nothing is quiet for longer. */
const quietMs = 35_000;

interface Written extends Span {
  readonly set: string;
  readonly turn: number;
}

/**
 * Where a file of these logs is missing, from the last record before to the first after, in time order: nothing was
 * written for longer than they are ever quiet, or the numbers in the names leave one out. A silence inside one file is
 * none: that log was there.
 */
export function missingParts(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span[] {
  const files = logs.map((log) => ({
    set: setOf(log),
    turn: numberOf(log),
    ...(spanOf(log, clocks) ?? nothing),
  }));
  const written = files.filter(({ from }) => from !== nothing.from).sort((a, b) => a.from - b.from);
  const skipped = [...groupBy(files, ({ set }) => set).values()].flatMap(skippedNumbers);
  return [
    ...longQuiets(written),
    ...skipped.filter((hole) => !written.some((file) => reachesAcross(file, hole))),
  ].sort((a, b) => a.from - b.from);
}

/** What a file without a record covers. It is there all the same. */
const nothing: Span = {
  from: epochMs(Number.POSITIVE_INFINITY),
  to: epochMs(Number.NEGATIVE_INFINITY),
};

function longQuiets(written: readonly Written[]): Span[] {
  const quiets: Span[] = [];
  let to = written[0]?.to;
  for (const span of written) {
    if (to !== undefined && span.from - to > quietMs) quiets.push({ from: to, to: span.from });
    if (to === undefined || span.to > to) to = span.to;
  }
  return quiets;
}

/** Of one set. A longer silence shows without them. */
function skippedNumbers(set: readonly Written[]): (Span & Pick<Written, 'set'>)[] {
  const inTurn = [...set].sort((a, b) => a.turn - b.turn);
  return inTurn.slice(1).flatMap((next, i) => {
    const before = inTurn[i] as Written;
    const ms = next.from - before.to;
    if (before.turn === 0 || next.turn - before.turn <= 1 || !(ms >= 0 && ms <= quietMs)) return [];
    return [{ set: next.set, from: before.to, to: next.from }];
  });
}

/** A copy of the log in another folder holds what the set lacks. */
const reachesAcross = (file: Written, hole: Span & Pick<Written, 'set'>): boolean =>
  file.set !== hole.set && file.from < hole.from && file.to > hole.to;

/** What is still written to follows `.1`; which number comes before it where they count up, nobody knows. */
function numberOf({ path }: SourceLog): number {
  const turn = turnOf(path);
  return turn === Number.POSITIVE_INFINITY ? 0 : turn;
}
