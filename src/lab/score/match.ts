import { groupBy } from '../../model/group-by.ts';
import type { ReportDisconnect } from '../../model/report.ts';
import type { Loss } from '../truth.ts';

/** A true loss and what the report says of it. */
export interface Matched {
  readonly loss: Loss;
  /** The entry that fits best. */
  readonly entry?: ReportDisconnect;
  /** Further entries of the same loss. */
  readonly split: readonly ReportDisconnect[];
}

export interface Matching {
  readonly matched: readonly Matched[];
  /** Entries of no loss. */
  readonly phantoms: readonly ReportDisconnect[];
}

interface Pair {
  readonly loss: Loss;
  readonly entry: ReportDisconnect;
  /** 0…1 */
  readonly overlap: number;
}

/** One entry tells all near-misses of a session that lie no farther apart, and says only when the worst was. */
const nearMissesMs = 10 * 60_000;
/** However many one entry tells, the worst is no farther from the others than this. */
const mostMs = 3 * nearMissesMs;

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Logs stamp whole seconds, and a report may take the record beside the true one. */
export const toleranceMs = 5_000;

/** An entry that spans a shift tells of no loss in it. */
const longerMs = 20 * 60_000;

/** That a session ended may show only in the next sweep, which lists it no longer. */
const sweepMs = 30_000;

/**
 * Which entry tells of which loss: first each loss and each entry once, near-misses and ends apart, best overlap first;
 * then a loss left over takes an entry that tells of another too, and an entry left over is a second one of its loss.
 */
export function match(losses: readonly Loss[], entries: readonly ReportDisconnect[]): Matching {
  const told = groupBy(entries.map(asTold), ({ entry }) => entry.agent);
  const pairs = losses
    .flatMap((loss) => pairsOf(loss, told.get(loss.agent) ?? []))
    .filter(({ overlap }) => overlap > 0)
    .sort((a, b) => Number(isAlike(b)) - Number(isAlike(a)) || b.overlap - a.overlap);
  const entryOf = new Map<Loss, ReportDisconnect>();
  const lossOf = new Map<ReportDisconnect, Loss>();
  const settle = (isFree: (pair: Pair) => boolean): void => {
    for (const pair of pairs) {
      if (!isFree(pair)) continue;
      if (!entryOf.has(pair.loss)) entryOf.set(pair.loss, pair.entry);
      if (!lossOf.has(pair.entry)) lossOf.set(pair.entry, pair.loss);
    }
  };
  settle(({ loss, entry }) => !entryOf.has(loss) && !lossOf.has(entry));
  settle(({ loss, entry }) => !entryOf.has(loss) || !lossOf.has(entry));
  const ofLoss = groupBy(entries, (entry) => lossOf.get(entry));
  return {
    matched: losses.map((loss) => {
      const entry = entryOf.get(loss);
      const split = (ofLoss.get(loss) ?? []).filter((other) => other !== entry);
      return { loss, ...(entry && { entry }), split };
    }),
    phantoms: entries.filter((entry) => !lossOf.has(entry)),
  };
}

/** Both ended, or both nearly did. */
const isAlike = ({ loss, entry }: Pair): boolean =>
  (loss.outcome === 'near-miss') === (entry.outcome === 'near-miss');

/** An entry with its times read. */
interface Told {
  readonly entry: ReportDisconnect;
  readonly interval: Interval;
  readonly lengthMs: number;
}

const asTold = (entry: ReportDisconnect): Told => ({
  entry,
  interval: entryInterval(entry),
  lengthMs: lengthOf(entry),
});

/** `all` are those of the loss's agent. */
function pairsOf(loss: Loss, all: readonly Told[]): Pair[] {
  const truth = widened(lossInterval(loss));
  return all.map((told) => ({ loss, entry: told.entry, overlap: overlapOf(loss, truth, told) }));
}

/** The part that both have of what they have together; 0 where they lie apart. */
function overlapOf(loss: Loss, truth: Interval, { entry, interval, lengthMs }: Told): number {
  const told = widened(reaching(interval, loss, entry));
  if (lengthMs > truth.to - truth.from + longerMs) return 0;
  const common = Math.min(truth.to, told.to) - Math.max(truth.from, told.from);
  const whole = Math.max(truth.to, told.to) - Math.min(truth.from, told.from);
  return Math.max(0, common / whole);
}

/** From the last contact to the end: the return may be hours later. */
const lengthOf = ({ at, lastContact }: ReportDisconnect): number =>
  Date.parse(at) - Date.parse(lastContact?.earliest ?? at);

const widened = ({ from, to }: Interval): Interval => ({
  from: from - toleranceMs / 2,
  to: to + toleranceMs / 2,
});

const lossInterval = ({ from, at, loggedOutAt, returnedAt, until }: Loss): Interval =>
  intervalOf(from, [at, loggedOutAt, returnedAt, until]);

const logouts: ReadonlySet<string> = new Set([
  'forced-logout',
  'logout-request',
  'logout-confirmed',
]);

function entryInterval({ at, lastContact, returnedAt, steps }: ReportDisconnect): Interval {
  const loggedOut = steps.filter(({ step }) => logouts.has(step)).map((step) => step.at);
  const from = lastContact?.earliest ?? new Date(Date.parse(at) - sweepMs).toISOString();
  return intervalOf(from, [at, returnedAt, ...loggedOut]);
}

function reaching(interval: Interval, loss: Loss, entry: ReportDisconnect): Interval {
  const isOneOfMany = entry.outcome === 'near-miss' && entry.count > 1;
  if (!isOneOfMany || loss.outcome !== 'near-miss') return interval;
  const reachMs = Math.min((entry.count - 1) * nearMissesMs, mostMs);
  return { from: interval.from - reachMs, to: interval.to + reachMs };
}

function intervalOf(from: string, ends: readonly (string | undefined)[]): Interval {
  const times = ends.filter((end) => end !== undefined).map((end) => Date.parse(end));
  const begin = Math.min(Date.parse(from), ...times);
  return { from: begin, to: Math.max(begin, ...times) };
}
