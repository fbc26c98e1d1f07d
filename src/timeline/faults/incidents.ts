import { groupBy } from '../../model/group-by.ts';
import { type EpochMs, epochMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { Mark } from '../event.ts';
import { type SourceLog, stampOf } from '../logs/source-log.ts';
import type { Story, Telling } from '../logs/tellings.ts';
import { type FaultRun, sameIncidentMs, type Trouble } from './fault-runs.ts';
import { type Hidden, hiddenBy, type PlacedRun } from './hidden-time.ts';

/** A resource that a server ran short of, or was late with, for a while: `at` is the first record of it. */
export interface Incident extends Mark {
  readonly trouble: Trouble;
  readonly sign: string;
  readonly until: EpochMs;
  /** By when the last record of it was written: one without a time of its own lies between two others, or after the last. */
  readonly latest: EpochMs;
  /** The Notification Service tells of it itself, not Finesse. */
  readonly ofService: boolean;
  readonly count: number;
  /** Of these: how many are of a known time. */
  readonly timed: number;
  /** No record says why connections were not accepted. */
  readonly untold: boolean;
  readonly sessions: number;
  readonly worst?: Mark & { readonly ms: number };
  /** What it left of the log that it fills. */
  readonly hidden?: Hidden;
}

/** More than chance records tell that it ran short, and when. */
export const isPlain = (incident: Incident): boolean => incident.timed >= leastRecords(incident);

/**
 * Connections that were not accepted, without a word why, come by the hundred where it is for want of file handles; a task
 * that finds no thread now and then is done by the one that brought it.
 */
const leastRecords = ({ untold, trouble }: Incident): number =>
  untold ? 100 : trouble === 'threads' ? 10 : 2;

type Clocks = ReadonlyMap<SourceLog, SourceClock>;

/** A server's incidents in time order, each once however many logs tell of it. */
export function incidentsOf(
  logs: readonly SourceLog[],
  stories: readonly Story[],
  clocks: Clocks,
): Incident[] {
  const told = stories.flatMap((story) => story.flatMap((telling) => incidentsIn(telling, clocks)));
  return [...groupBy(told, sortOf).values()]
    .flatMap((alike) => joined(alike, mostTold))
    .map(({ runs, ...incident }): Incident => {
      const hidden = hiddenBy(runs, logs, clocks);
      return { ...incident, ...(hidden && { hidden }) };
    })
    .sort((a, b) => a.at - b.at || (a.trouble < b.trouble ? -1 : 1));
}

interface Draft extends Omit<Incident, 'hidden'> {
  readonly runs: readonly PlacedRun[];
}

/** What one program runs short of is not another's. */
const sortOf = ({ trouble, ofService }: Draft): string => `${trouble} ${ofService}`;

/** What one telling says: the logs of its chains do not repeat each other. */
function incidentsIn(telling: Telling, clocks: Clocks): Draft[] {
  const drafts = telling.flat().flatMap((log) => {
    const clock = clocks.get(log);
    return clock ? log.faults.all.map((run) => toDraft(log, run, clock)) : [];
  });
  return [...groupBy(drafts, sortOf).values()].flatMap((alike) => joined(alike, added));
}

function toDraft(log: SourceLog, run: FaultRun, clock: SourceClock): Draft {
  const { trouble, sign, sessions, spot } = run;
  const stampMs = stampOf(log);
  const from = clock.at(run.first, spot.line);
  const to = clock.at(run.last, run.lastLine);
  const place = { source: log.index, ...spot };
  // A record without a text and the exception below it are one.
  const count = Math.max(run.untold, run.count - run.untold);
  const { worst } = run;
  return {
    at: from,
    stampMs,
    place,
    trouble,
    sign,
    until: to,
    latest: latestOf(run, to, clock),
    ofService: log.kind.startsWith('openfire'),
    count,
    timed: Math.min(run.timed, count),
    untold: run.untold === run.count,
    sessions,
    ...(worst && {
      worst: {
        ms: worst.ms,
        at: clock.at(worst.time, worst.spot.line),
        stampMs,
        place: { source: log.index, ...worst.spot },
      },
    }),
    runs: [{ log, run }],
  };
}

function latestOf({ pending, notAfter, lastLine }: FaultRun, to: EpochMs, clock: SourceClock) {
  if (pending === 0 && !notAfter) return to;
  return notAfter ? clock.at(notAfter, lastLine) : epochMs(Number.POSITIVE_INFINITY);
}

/** Those that overlap, or follow each other soon enough to be one. */
function joined(drafts: readonly Draft[], join: (a: Draft, b: Draft) => Draft): Draft[] {
  const found: Draft[] = [];
  for (const draft of [...drafts].sort((a, b) => a.at - b.at)) {
    const last = found.at(-1);
    if (last && draft.at - last.until <= sameIncidentMs)
      found[found.length - 1] = join(last, draft);
    else found.push(draft);
  }
  return found;
}

const added = (a: Draft, b: Draft): Draft =>
  merged(a, b, { count: a.count + b.count, timed: a.timed + b.timed });

/** Another log says it again. */
const mostTold = (a: Draft, b: Draft): Draft =>
  merged(a, b, { count: Math.max(a.count, b.count), timed: Math.max(a.timed, b.timed) });

function merged(a: Draft, b: Draft, told: Pick<Draft, 'count' | 'timed'>): Draft {
  const worst = (b.worst?.ms ?? 0) > (a.worst?.ms ?? 0) ? b.worst : a.worst;
  return {
    ...a,
    // What names the reason tells more than what leaves it out.
    ...(a.untold && !b.untold && { sign: b.sign }),
    until: a.until > b.until ? a.until : b.until,
    latest: a.latest > b.latest ? a.latest : b.latest,
    ...told,
    untold: a.untold && b.untold,
    sessions: Math.max(a.sessions, b.sessions),
    ...(worst && { worst }),
    runs: [...a.runs, ...b.runs],
  };
}
