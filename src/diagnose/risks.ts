import { fewNames } from '../model/few-names.ts';
import { agesOf, isBelowWait } from '../model/poll-ages.ts';
import type { Risk } from '../model/report.ts';
import type { AgentTrack } from '../timeline/agents.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { gridsOf } from '../timeline/hidden-pages.ts';
import type { MinuteGrid } from '../timeline/minute-grid.ts';
import type { Session } from '../timeline/session.ts';
import { companionsOf } from '../timeline/throttling.ts';
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

/**
 * Desktops whose next failed poll may end the session, though these had no loss from it yet: of those whose desktops were throttled the run that came nearest to the idle limit, of
 * those whose polls something in the path cuts the session in which it did so most.
 */
export function risksByAgent(timeline: Timeline, citations: Citations): Map<string, Risk[]> {
  const explained = new Set(
    timeline.disconnects.flatMap(({ nearMiss, throttling }) =>
      nearMiss === undefined && throttling?.reaches && throttling.grid ? [throttling.grid] : [],
    ),
  );
  const lost = new Set(
    timeline.disconnects.flatMap(({ nearMiss, session }) => (nearMiss ? [] : (session ?? []))),
  );
  return new Map(
    timeline.agents.map((agent) => {
      const runs = runsOf(agent, timeline.timers)
        .filter(({ grid }) => !explained.has(grid))
        .sort((a, b) => b.silentMs - a.silentMs || a.grid.from - b.grid.from);
      const [nearest, ...others] = runs;
      return [
        agent.id,
        [
          ...(nearest ? [toRisk(nearest, others.length, agent, timeline, citations)] : []),
          ...cutPolls(agent, lost, timeline, citations),
        ],
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
  const companions = companionsOf(grid, agent, node);
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
  const longest = Math.round(silentMs / 1_000);
  const limit = idleMs / 1_000;
  return left < 1
    ? `up to ${longest} s between polls; the server closes a session that a sweep finds idle for longer than ${limit} s`
    : `its longest silence was ${longest} s, ${left} s short of the ${limit} s after which the server closes it`;
}

/** It harms a hidden page, and needs one poll for it. */
function cutPolls(
  { sessions }: AgentTrack,
  lost: ReadonlySet<Session>,
  timeline: Timeline,
  citations: Citations,
): Risk[] {
  const { timers } = timeline;
  const [most] = sessions
    .flatMap(({ session, node }) => {
      const cut = session.cutPolls;
      return cut && !lost.has(session) && isBelowWait(cut, timers.waitMs.value)
        ? [{ cut, node }]
        : [];
    })
    .sort((a, b) => b.cut.count - a.cut.count || a.cut.first.at - b.cut.first.at);
  if (!most) return [];
  const { cut, node } = most;
  const time = (at: number): string => localTime(timeline, node, at);
  const sentences = [
    `from ${time(cut.first.at)} to ${time(cut.last.at)} ${cut.count} of its polls were cut ${agesOf(cut)} after they had begun, before the ${timers.waitMs.value / 1_000} s for which the server holds them: a proxy or a firewall on its path gives them up`,
    'a desktop in front sends them again at once, a hidden one may do so only after minutes',
  ];
  return [
    {
      cause: 'network-path',
      text: sentences.join('; '),
      from: new Date(cut.first.at).toISOString(),
      to: new Date(cut.last.at).toISOString(),
      evidence: citations.refs([cut.first, cut.last]),
    },
  ];
}
