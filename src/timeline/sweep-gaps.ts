import type { EpochMs } from '../model/time.ts';
import type { SourceKind } from '../model/words.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { ClockSetBack } from './clocks/clock-set-back.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { firstIndex } from './first-index.ts';
import { holesOf } from './logs/holes.ts';
import type { SourceLog } from './logs/source-log.ts';
import { type Span, spanOf } from './logs/spans.ts';
import type { Doubt, Passage } from './passage.ts';
import type { Session, Sweep } from './session.ts';
import type { Timers } from './timers.ts';

/** The server stood still: sweeps are missing although the log that prints them goes on before and after. */
export interface SweepGap {
  /** The last sweep before; where only idle sessions are listed, since when one of them was owed a line. */
  readonly before: Mark;
  readonly after: Sweep;
  /** When the last record before the standstill was written, and the first after it. */
  readonly quiet: { readonly from: EpochMs; readonly to: EpochMs };
  /** Known where sweeps list all sessions: those afterwards keep another second: the reaper waits a period from run to run (openfire-logs.md A3). */
  readonly shifted?: boolean;
  readonly missing: number;
  /** How much later the sweep came than it was due. */
  readonly lateMs: number;
  /** The log went on before the sweep came, as it was due since: the reaper of a process that stood still sweeps at once. */
  readonly resumed: boolean;
  /** What tells whether the time passed. */
  readonly passage?: Passage;
}

interface Told {
  readonly sweeps: readonly Sweep[];
  readonly sessions: readonly Session[];
  readonly events: readonly Event[];
  readonly setBacks: readonly ClockSetBack[];
}

/** A sweep may come this late on a busy server and still be on its grid. */
const lateMs = 5_000;
const stampMs = 1_000;
/** Records lie so far apart on a server where anybody is signed in. */
const spacingMs = 10_000;

/** Two marks with no sweep between them, though one was due a period after the first. */
interface Suspect {
  readonly before: Mark;
  readonly after: Sweep;
  /** The log may have been silent since then: what ended a hold is not always written. */
  readonly quietSince: number;
}

/**
 * Missing sweeps inside one file, with nothing else written while they were due, and no stop or start between. Debug
 * logging that was switched off, a rotation or a cut log are no standstill.
 */
export function sweepGaps(
  told: Told,
  { sweepMs, waitMs }: Timers,
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  passageOver: (doubt: Doubt) => Passage | undefined,
): SweepGap[] {
  const { events, setBacks } = told;
  const periodMs = sweepMs.value;
  const restarts = events.filter((e) => isKind(e, 'server-stop') || isKind(e, 'server-start'));
  const silences = new Silences(logs, clocks);
  return suspectsOf(told, periodMs, waitMs.value).flatMap((suspect) => {
    const { before, after } = suspect;
    if (restarts.some((event) => event.at + event.stampMs > before.at && event.at <= after.end))
      return [];
    // The reaper sleeps on until the clock shows what it waits for.
    if (setBacks.some((one) => one.after.at > before.at && one.after.at <= after.end)) return [];
    const quiet = silences.between(suspect, periodMs);
    if (!quiet) return [];
    const lateBy = after.at - before.at - periodMs;
    const resumed = quiet.to < after.at - lateMs;
    const passage = passageOver({ quiet, leastMs: lateBy });
    // The server ran on, and the log as well: only its reaper was late.
    if (resumed && passage?.by === 'other-logs') return [];
    const rest = (after.at - before.at) % periodMs;
    const shifted = Math.min(rest, periodMs - rest) > stampMs;
    return [
      {
        before,
        after,
        quiet,
        ...(after.idleSince.length === 0 && { shifted }),
        missing: Math.max(1, Math.ceil((after.at - before.at) / periodMs) - 1),
        lateMs: lateBy,
        resumed,
        ...(passage && { passage }),
      },
    ];
  });
}

function suspectsOf({ sweeps, sessions }: Told, periodMs: number, waitMs: number): Suspect[] {
  return sweeps.flatMap((after, i) => {
    const owed = owedBefore(after);
    const before = after.idleSince.length > 0 ? owed : sweeps[i - 1];
    if (!before || after.at - before.at - periodMs <= lateMs) return [];
    const isDue = owed || sessions.some((session) => outlives(session, before, after));
    return isDue ? [{ before, after, quietSince: before.at - (owed ? waitMs : 0) }] : [];
  });
}

/** A sweep of idle sessions is due once one is idle: one alone that is listed late may have lines missing, two are not. */
function owedBefore(after: Sweep): Mark | undefined {
  const [, since] = after.idleSince;
  return since === undefined ? undefined : { ...after, at: since };
}

/** Without a session there is nothing to sweep: one must be listed before and after. */
const outlives = ({ firstSweep, lastSweep }: Session, before: Mark, after: Mark): boolean =>
  firstSweep !== undefined &&
  lastSweep !== undefined &&
  firstSweep.at <= before.at &&
  lastSweep.at >= after.at;

/** Silences are noted from 10 s on: between two sweeps with one missing lie a few at most. */
const fewSilences = 100;

/** Where the logs that print the sweeps were silent, though one of them reaches across. */
class Silences {
  readonly #logs: readonly SourceLog[];
  readonly #clocks: ReadonlyMap<SourceLog, SourceClock>;
  /** By the kind of the log, in time order. */
  readonly #byKind = new Map<SourceKind, readonly Span[]>();

  constructor(logs: readonly SourceLog[], clocks: ReadonlyMap<SourceLog, SourceClock>) {
    this.#logs = logs;
    this.#clocks = clocks;
  }

  /** The silence that swallowed every sweep that was due between two; undefined where other records went on. */
  between({ before, after, quietSince }: Suspect, periodMs: number): Span | undefined {
    const kind = this.#kindOf(before);
    if (kind === undefined || kind !== this.#kindOf(after)) return undefined;
    const firstDue = before.at + periodMs;
    const silences = this.#silencesOf(kind);
    const isOf = ({ from, to }: Span): boolean =>
      from >= quietSince && from <= firstDue + stampMs && to <= after.at + stampMs;
    const lateBy = after.at - firstDue;
    const swallows = ({ from, to }: Span): boolean =>
      to >= after.at - lateMs ||
      // All that the sweep is late: its own period goes on around the silence.
      (after.idleSince.length === 0 &&
        lateBy >= spacingMs &&
        Math.abs(to - from - lateBy - spacingMs / 2) <= spacingMs / 2 + stampMs);
    const first = firstIndex(silences, ({ to }) => to >= before.at);
    const silence = silences
      .slice(first, first + fewSilences)
      .find((one) => isOf(one) && swallows(one));
    return silence && this.#reachesAcross(kind, silence) ? silence : undefined;
  }

  #kindOf({ place }: Mark): SourceKind | undefined {
    return this.#logs.find(({ index }) => index === place.source)?.kind;
  }

  #silencesOf(kind: SourceKind): readonly Span[] {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const silences = holesOf(this.#ofKind(kind), this.#clocks, 0);
    this.#byKind.set(kind, silences);
    return silences;
  }

  /** Between two files nobody knows what was written: one may be missing. */
  #reachesAcross(kind: SourceKind, { from, to }: Span): boolean {
    return this.#ofKind(kind).some((log) => {
      const span = spanOf(log, this.#clocks);
      return span !== undefined && span.from <= from && span.to >= to;
    });
  }

  #ofKind(kind: SourceKind): SourceLog[] {
    return this.#logs.filter((log) => log.kind === kind);
  }
}
