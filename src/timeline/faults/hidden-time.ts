import type { EpochMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import { setOf } from '../logs/sets.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { spanOf } from '../logs/spans.ts';
import type { FaultRun } from './fault-runs.ts';

/** A run, and the log that tells of it. */
export interface PlacedRun {
  readonly log: SourceLog;
  readonly run: FaultRun;
}

/** What a flood of records left of the log that it fills. */
export interface Hidden {
  /** The oldest file of the log. */
  readonly path: string;
  /** Of the log's records in that time, the share that is the flood's, in percent. */
  readonly percent: number;
  /** The log's oldest file begins amid the flood, and the server's other logs earlier: of the time between it tells nothing. */
  readonly before?: { readonly from: EpochMs; readonly to: EpochMs };
}

/** Fewer records rotate nothing away: the smallest log that is rotated holds 1 MB. */
const floodRecords = 1_000;
/** More than half of what was written. */
const floodShare = 0.5;
/** A log begins amid a flood where hardly anything stands before the first record of it. */
const amidRecords = 20;
/** Without a file that was put aside nothing was pushed out. */
const fewestFiles = 2;
/** Logs of one server are begun at different times; this much earlier is no accident of rotation. */
const earlierMs = 60_000;

type Clocks = ReadonlyMap<SourceLog, SourceClock>;

/**
 * Thousands of records that rotate all else away. A rotated log that begins inside them has lost what came before, if
 * anything did, or was not collected whole: either way it proves nothing of that time.
 */
export function hiddenBy(
  runs: readonly PlacedRun[],
  logs: readonly SourceLog[],
  clocks: Clocks,
): Hidden | undefined {
  const most = [...runs].sort((a, b) => b.run.count - a.run.count)[0];
  if (!most) return undefined;
  const set = setOf(most.log);
  const own = runs.filter(({ log }) => setOf(log) === set);
  const written = own.reduce((sum, { run }) => sum + run.lastNumber - run.firstNumber + 1, 0);
  const flood = own.reduce((sum, { run }) => sum + run.count, 0);
  if (flood < floodRecords || flood / written < floodShare) return undefined;
  const files = logs.filter((log) => setOf(log) === set);
  const oldest = earliest(files, clocks);
  if (!oldest) return undefined;
  const percent = Math.floor((flood / written) * 100);
  const begins = own.find(({ log, run }) => log === oldest.log && run.firstNumber <= amidRecords);
  const others = earliest(
    logs.filter((log) => log.kind.startsWith('openfire') && setOf(log) !== set),
    clocks,
  );
  const isRotated = files.length >= fewestFiles;
  const isHidden = begins && isRotated && others && oldest.from - others.from > earlierMs;
  return {
    path: oldest.log.path,
    percent,
    ...(isHidden && { before: { from: others.from, to: oldest.from } }),
  };
}

function earliest(logs: readonly SourceLog[], clocks: Clocks) {
  return logs
    .flatMap((log) => {
      const span = spanOf(log, clocks);
      return span ? [{ log, from: span.from }] : [];
    })
    .sort((a, b) => a.from - b.from)[0];
}
