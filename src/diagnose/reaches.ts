import type { Requirement, Rule } from '../rules/index.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Timers } from '../timeline/timers.ts';
import type { Coverage } from './coverage.ts';
import { desktopOf } from './desktop-of.ts';

/** The last record of a log may come a moment before the loss that another log tells. */
const slackMs = 60_000;

interface Reached {
  readonly timers: Timers;
  readonly coverage: (node: NodeTimeline) => Coverage;
}

/** The log covers the time that the rule looks at. */
export function reaches(
  needed: Requirement,
  meta: Rule['meta'],
  d: Disconnect,
  { timers, coverage }: Reached,
): boolean {
  if (needed === 'client') return desktopOf(d).state !== 'none';
  const isOfBosh = needed === 'sweeps' || needed === 'requests';
  if (isOfBosh && d.transport === 'websocket') return false;
  const from = d.at.at - (needed === 'sweeps' ? timers.sweepMs.value : meta.before);
  return coverage(d.node)[needed].some((span) => span.from <= from && span.to >= d.at.at - slackMs);
}
