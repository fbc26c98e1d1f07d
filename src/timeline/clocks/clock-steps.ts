import { groupBy } from '../../model/group-by.ts';
import { type Event, type EventOf, isKind } from '../event.ts';
import { maxLatencyMs } from './client-drift.ts';
import { clockStepMs } from './page-clock.ts';

type Drift = EventOf<'client-drift'>;

/** A page's drift from its server leaps between two samples: one of the two clocks was set. */
export interface ClockStep {
  readonly agent: string;
  readonly before: Drift;
  readonly after: Drift;
  /** How far the PC's clock went ahead of the server's; less than 0: back. */
  readonly aheadMs: number;
  /** Other agents whose samples on both sides agree, and whose leap alike. */
  readonly kept: readonly Drift[];
  readonly leapt: readonly Drift[];
}

/** Of all pages of a server. Where they leap together it is the server's clock. */
export function clockSteps(events: readonly Event[]): ClockStep[] {
  const samples = events.filter(
    (event): event is Drift =>
      isKind(event, 'client-drift') && event.fact.latencyMs <= maxLatencyMs,
  );
  const pages = [...groupBy(samples, ({ place }) => place.source).values()];
  return pages.flatMap((page) =>
    page.slice(1).flatMap((after, i) => {
      const before = page[i] as Drift;
      const aheadMs = before.fact.driftMs - after.fact.driftMs;
      if (after.agent === undefined || Math.abs(aheadMs) <= clockStepMs) return [];
      const step = { agent: after.agent, before, after, aheadMs };
      return [{ ...step, ...others(step, pages) }];
    }),
  );
}

function others(
  { agent, before, after, aheadMs }: Omit<ClockStep, 'kept' | 'leapt'>,
  pages: readonly (readonly Drift[])[],
): Pick<ClockStep, 'kept' | 'leapt'> {
  const kept: Drift[] = [];
  const leapt: Drift[] = [];
  for (const page of pages) {
    if (page[0]?.agent === agent) continue;
    const earlier = page.findLast(({ at }) => at <= before.at);
    const later = page.find(({ at }) => at >= after.at);
    if (!earlier || !later) continue;
    const ownMs = earlier.fact.driftMs - later.fact.driftMs;
    if (Math.abs(ownMs) <= clockStepMs) kept.push(later);
    else if (Math.abs(ownMs - aheadMs) <= clockStepMs) leapt.push(later);
  }
  return { kept, leapt };
}
