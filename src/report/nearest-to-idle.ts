import type { Overview } from '../model/report.ts';
import type { Timeline } from '../timeline/build-timeline.ts';

/** Silences that a session came back from, by how much of the idle time they had used up. */
export function nearestToIdle({ disconnects, timers }: Timeline): Overview['nearest'] {
  const idleMs = timers.idleMs.value;
  return disconnects
    .flatMap(({ id, agent, nearMiss }) =>
      nearMiss
        ? [
            {
              disconnect: id,
              agent: agent.id,
              silentMs: Math.round(nearMiss.greatest.lastActiveMs),
              idleMs,
            },
          ]
        : [],
    )
    .sort((a, b) => b.silentMs - a.silentMs || (a.disconnect < b.disconnect ? -1 : 1));
}
