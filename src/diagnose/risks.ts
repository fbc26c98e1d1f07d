import { fewNames } from '../model/few-names.ts';
import type { Risk } from '../model/report.ts';
import type { AgentTrack } from '../timeline/agents.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import type { MinuteGrid } from '../timeline/minute-grid.ts';
import type { Session } from '../timeline/session.ts';
import { companionsOf, gridsOf } from '../timeline/throttling.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Timers } from '../timeline/timers.ts';
import type { Citations } from './citations.ts';
import { localTime } from './coverage.ts';

/** Two polls on one second may be chance. */
const fewestBeats = 3;

interface Hidden {
  readonly grid: MinuteGrid;
  readonly session: Session;
  readonly node: NodeTimeline;
  /** The longest silence that is known. */
  readonly silentMs: number;
}

/** Agents whose desktops were throttled and lost nothing over it: of each the run that came nearest to the idle limit. */
export function risksByAgent(timeline: Timeline, citations: Citations): Map<string, Risk[]> {
  const explained = new Set(
    timeline.disconnects.flatMap(({ nearMiss, throttling }) =>
      nearMiss === undefined && throttling?.reaches && throttling.grid ? [throttling.grid] : [],
    ),
  );
  return new Map(
    timeline.agents.map((agent) => {
      const runs = runsOf(agent, timeline.timers)
        .filter(({ grid }) => !explained.has(grid))
        .sort((a, b) => b.silentMs - a.silentMs || a.grid.from - b.grid.from);
      const [nearest, ...others] = runs;
      return [
        agent.id,
        nearest ? [toRisk(nearest, others.length, agent, timeline, citations)] : [],
      ];
    }),
  );
}

function runsOf({ sessions }: AgentTrack, timers: Timers): Hidden[] {
  const nodes = new Map(sessions.map(({ session, node }) => [session, node]));
  return gridsOf([...nodes.keys()], timers).flatMap(({ of: session, grid }) => {
    const node = nodes.get(session);
    if (!node || grid.beats < fewestBeats) return [];
    return [{ grid, session, node, silentMs: longestSilence(grid, session, timers) }];
  });
}

/** A sweep tells it to the millisecond; between whole-second stamps it is as long or longer than it was. */
function longestSilence(grid: MinuteGrid, { nearMisses }: Session, { waitMs }: Timers): number {
  const told = nearMisses
    .filter(({ first, last }) => first.at <= grid.to && last.at >= grid.from)
    .map(({ greatest }) => greatest.lastActiveMs);
  const own = grid.seen === 'arrivals' ? grid.silentMs - waitMs.value : grid.silentMs;
  return Math.max(own, ...told);
}

function toRisk(
  { grid, node, silentMs }: Hidden,
  others: number,
  agent: AgentTrack,
  timeline: Timeline,
  citations: Citations,
): Risk {
  const { timers } = timeline;
  const time = (at: number): string => localTime(timeline, node, at);
  const second = String(grid.second).padStart(2, '0');
  const companions = companionsOf(grid, agent, node, timers);
  const what = grid.seen === 'sweeps' ? 'silences began' : 'polls came';
  const sentences = [
    `hidden or covered from ${time(grid.from)} to ${time(grid.to)}: ${grid.beats} ${what} on second :${second} of the minute, as the timers of such a page fire`,
    marginText(silentMs, timers.idleMs.value),
    companions.length > 0 &&
      `${fewNames(companions)} kept to the same second meanwhile, as pages of one PC or terminal server do`,
    others > 0 && `so it was ${others} more ${others === 1 ? 'time' : 'times'}`,
  ].filter(Boolean);
  return {
    cause: 'browser-throttled',
    text: sentences.join('; '),
    from: new Date(grid.from).toISOString(),
    to: new Date(grid.to).toISOString(),
    evidence: citations.refs([...grid.first, grid.last]),
  };
}

function marginText(silentMs: number, idleMs: number): string {
  const left = Math.floor((idleMs - silentMs) / 1_000);
  const longest = `its longest silence was ${Math.round(silentMs / 1_000)} s`;
  const limit = `the ${idleMs / 1_000} s after which the server closes it`;
  return left < 1
    ? `${longest}: nothing was left of ${limit}`
    : `${longest}, ${left} s short of ${limit}`;
}
