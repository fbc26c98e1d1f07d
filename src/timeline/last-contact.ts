import { type EpochMs, epochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import type { Session, Silence, SweepMark } from './session.ts';
import type { Timers } from './timers.ts';

/** Holds the instant after which nothing of the desktop reached the server. */
export interface LastContact {
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
  readonly evidence: readonly Mark[];
}

/** The last activity that each sweep tells of; sweeps that contradict each other widen it to their union. */
export function lastContactBySweeps(
  silence: Silence,
  session: Session,
  timers: Timers,
): LastContact {
  const told = silence.sweeps.map(lastActivity);
  const from = Math.max(...told.map((t) => t.from));
  const to = Math.min(...told.map((t) => t.to));
  const agree = from <= to;
  const lower = agree ? from : Math.min(...told.map((t) => t.from));
  const upper = agree ? to : Math.max(...told.map((t) => t.to));
  const request = session.lastRequests.filter(({ at }) => at <= upper).at(-1);
  const earliest = request ? Math.min(request.at, lower) : lower - timers.waitMs.value;
  return {
    earliest: epochMs(earliest),
    latest: epochMs(upper),
    evidence: request ? [request, ...silence.sweeps] : silence.sweeps,
  };
}

/** The reaper takes its time before it writes the first record of a sweep: a stamp of milliseconds shows it. */
const takenEarlierMs = 250;

/** A stamp of whole seconds `s` means `[s, s + 1)`: the last instant of it is its end less 1 ms. */
const lastActivity = ({ at, stampMs, lastActiveMs }: SweepMark) => ({
  from: at - lastActiveMs - (stampMs < takenEarlierMs ? takenEarlierMs : 0),
  to: at + stampMs - 1 - lastActiveMs,
});

/** Without sweeps: an idle close came with the first sweep past the threshold. */
export function lastContactByClose(close: Mark, timers: Timers): LastContact {
  const threshold = close.at - timers.idleMs.value;
  return {
    earliest: epochMs(threshold - timers.sweepMs.value - timers.waitMs.value),
    latest: epochMs(threshold + 1_000),
    evidence: [close],
  };
}
