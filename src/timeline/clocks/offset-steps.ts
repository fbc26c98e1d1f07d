import type { EpochMs } from '../../model/time.ts';
import type { Quiet } from '../logs/log-times.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { isOffset } from './clock.ts';

/** At an instant, a clock without an offset was this far east of UTC. */
export interface OffsetSample {
  readonly log: SourceLog;
  /** Line in `log`; 0 where only the instant counts. */
  readonly line: number;
  readonly at: EpochMs;
  readonly offsetMs: number;
}

/** Where a log shows no record, and where its clock was set back. */
export interface Silences {
  readonly setBack: readonly Quiet[];
  readonly quiets: readonly Quiet[];
}

const toleranceMs = 5_000;
/** Clocks are set back by an hour, on Lord Howe Island by half of one (IANA's tz database). */
const halfHourMs = 30 * 60_000;

/** From an instant on, the offset. */
interface Step {
  readonly at: number;
  readonly offsetMs: number;
}

/**
 * The offset of a node's clock at an instant, by samples of whatever log. It changes between two samples that differ, and
 * where the clock of a silent log was set back. Without samples: UTC.
 */
export function offsetSteps(
  samples: readonly OffsetSample[],
  silent: readonly Silences[],
): (at: EpochMs) => number {
  const sorted = [...samples].sort((a, b) => a.at - b.at);
  const steps = withSetBack(between(sorted, silent), sorted, silent);
  return (at) => {
    let offsetMs = steps[0]?.offsetMs ?? 0;
    for (const step of steps) if (step.at <= at) offsetMs = step.offsetMs;
    return offsetMs;
  };
}

function between(sorted: readonly OffsetSample[], silent: readonly Silences[]): Step[] {
  return sorted.flatMap((sample, i): Step[] => {
    const before = sorted[i - 1];
    if (!before) return [sample];
    if (before.offsetMs === sample.offsetMs) return [];
    return [{ at: changeBetween(before, sample, silent), offsetMs: sample.offsetMs }];
  });
}

/** When the offset changed: where a silent clock was set back, or inside the longest silence that can hold the hour left out. */
function changeBetween(
  before: OffsetSample,
  after: OffsetSample,
  silent: readonly Silences[],
): number {
  const shift = after.offsetMs - before.offsetMs;
  const changes = silent.flatMap(({ setBack, quiets }) =>
    shift < 0
      ? setBack
          .filter((gap) => lostOf(gap) <= toleranceMs - shift)
          .map(({ to }) => to - after.offsetMs)
      : longest(quiets.filter(({ from, to }) => to - from >= shift)).map(
          ({ from }) => from - before.offsetMs + 1,
        ),
  );
  const inside = changes.filter((at) => at > before.at && at <= after.at);
  return inside.length > 0 ? Math.min(...inside) : after.at;
}

const longest = (quiets: readonly Quiet[]): Quiet[] =>
  [...quiets].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 1);

/** All samples agree, but a clock was set back after them, or before them: it had another offset there, if a place has that. */
function withSetBack(
  steps: readonly Step[],
  samples: readonly OffsetSample[],
  silent: readonly Silences[],
): Step[] {
  const [only, another] = steps;
  const [first, last] = [samples[0], samples.at(-1)];
  if (!only || !first || !last || another) return [...steps];
  const { offsetMs } = only;
  const [set] = silent.flatMap(({ setBack }) => setBack).sort((a, b) => lostOf(b) - lostOf(a));
  if (!set) return [only];
  const shiftMs = Math.ceil((lostOf(set) - toleranceMs) / halfHourMs) * halfHourMs;
  if (last.at <= set.from - offsetMs && isOffset(offsetMs - shiftMs))
    return [only, { at: set.to - offsetMs + shiftMs, offsetMs: offsetMs - shiftMs }];
  if (first.at >= set.to - offsetMs && isOffset(offsetMs + shiftMs))
    return [
      { at: only.at, offsetMs: offsetMs + shiftMs },
      { at: set.to - offsetMs, offsetMs },
    ];
  return [only];
}

/** What a log shows of a clock set back: less than the whole where nothing was written for a while. */
const lostOf = ({ from, to }: Quiet): number => from - to;
