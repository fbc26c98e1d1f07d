import { type End, firstOf } from './end.ts';
import type { Restart } from './restart.ts';

/** Stamps of whole seconds, two logs' clocks, and the time that Finesse takes to learn of it. */
const aroundMs = 10_000;

/** The stop in whose moment a desktop was lost, where no record ties its session to it: at info level none names one. */
export const stoppedAround = (
  at: End,
  ends: readonly End[],
  restarts: readonly Restart[],
): Restart | undefined =>
  firstOf(ends).every(isUntold)
    ? restarts.find(
        ({ first, stop, start }) =>
          stop !== undefined &&
          (isAround(at, first.at, stop.at) || (start && isAround(at, start.at, start.at))),
      )
    : undefined;

const isAround = ({ at }: End, from: number, to: number): boolean =>
  at >= from - aroundMs && at <= to + aroundMs;

/** It tells that the connection is gone, not what ended it. */
const isUntold = ({ step, event }: End): boolean =>
  step === 'presence-unavailable' ||
  (event?.fact.kind === 'client-status' &&
    (event.fact.status === 'disconnected' || event.fact.status === 'reconnecting'));
