import { type EpochMs, epochMs } from '../model/time.ts';
import { maxLatencyMs } from './clocks/client-drift.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { InstantsByKey } from './clocks/estimate-offset.ts';
import { clockStepMs } from './clocks/page-clock.ts';
import { agentStates } from './clocks/shared-events.ts';
import { byTime, type Event, type Mark } from './event.ts';
import { holesOf } from './logs/holes.ts';
import { instantOf } from './logs/instant-of.ts';
import type { SourceLog } from './logs/source-log.ts';
import { covers, type Span, spanOf } from './logs/spans.ts';
import type { NodeLogs } from './servers/nodes.ts';

/**
 * Whether the time that a server's clock shows has passed: a clock that was set ahead and a server that stood still leave
 * the same hole in a log.
 */
export interface Passage {
  readonly passed: boolean;
  readonly by: 'other-logs' | 'desktops' | 'other-server';
  readonly evidence: readonly Mark[];
}

/** A silence of a log, and by how much at least the clock would have been set in it. */
export interface Doubt {
  readonly quiet: Span;
  readonly leastMs: number;
}

interface Witness {
  readonly node: NodeLogs;
  readonly nodes: readonly NodeLogs[];
  /** Of the node. */
  readonly events: readonly Event[];
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
}

/** Sweeps come a moment late, and two logs' stamps differ. */
const slackMs = 5_000;

/** Undefined where no log tells. */
export const passageOver = (doubt: Doubt, witness: Witness): Passage | undefined =>
  byOtherLogs(doubt, witness) ?? byDesktops(doubt, witness) ?? byOtherServer(doubt, witness);

/** A clock that is set takes all logs of its host along: in none of them anything is written meanwhile. */
function byOtherLogs({ quiet, leastMs }: Doubt, { node, events, clocks }: Witness) {
  const logs = node.logs.filter(({ kind }) => kind === 'webservices' || kind === 'access');
  const spans = logs.flatMap((log) => spanOf(log, clocks) ?? []);
  if (!covers(spans, quiet.from, quiet.to)) return undefined;
  const isSilent = holesOf(logs, clocks, ordinaryMs).some(
    ({ from, to }) => to - from >= leastMs - slackMs && from < quiet.to && to > quiet.from,
  );
  if (isSilent) return undefined;
  const sources = new Set(logs.map(({ index }) => index));
  const within = events.filter(
    ({ at, place }) => sources.has(place.source) && at > quiet.from + 1_000 && at < quiet.to,
  );
  const states = logs.flatMap((log) => statesIn(log, clocks, quiet));
  const evidence = [...new Map([...states, ...within].map((mark) => [keyOf(mark), mark])).values()];
  return {
    passed: true,
    by: 'other-logs' as const,
    evidence: evidence.sort(byTime).slice(0, cited),
  };
}

const keyOf = ({ place: { source, line } }: Mark): string => `${source}:${line}`;

/** The first that agents did in it: no event is made of what is far from a loss. */
function statesIn(
  log: SourceLog,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  { from, to }: Span,
): Mark[] {
  const { states, index: source } = log;
  const clock = clocks.get(log);
  if (!clock) return [];
  const at = (row: number): EpochMs => clock.at(states.time(row), states.spot(row).line);
  let row = 0;
  for (let end = states.length; row < end; ) {
    const middle = (row + end) >> 1;
    if (at(middle) > from + 1_000) end = middle;
    else row = middle + 1;
  }
  const marks: Mark[] = [];
  for (; row < states.length && marks.length < cited && at(row) < to; row++)
    marks.push({ at: at(row), stampMs: 1, place: { source, ...states.spot(row) } });
  return marks;
}

/** Shorter silences are not noted of a log. */
const ordinaryMs = 9_999;
const cited = 2;

/** How far around it a page's drift lines tell of its time: later the PC's own clock may have been set. */
const nearMs = 10 * 60_000;

interface Drift {
  readonly driftMs: number;
  readonly mark: Mark;
}

/** How far the server's clock is ahead of a PC's, before and after: it steps with the server's clock, and with nothing else. */
function byDesktops(doubt: Doubt, { node, clocks }: Witness): Passage | undefined {
  const told = node.logs.flatMap((log) => {
    const { before, after } = driftsAround(log, doubt, clocks.get(log));
    return before && after ? [{ before, after, byMs: after.driftMs - before.driftMs }] : [];
  });
  const kept = told.filter(({ byMs }) => Math.abs(byMs) <= clockStepMs);
  const stepped = told.filter(({ byMs }) => Math.abs(byMs - doubt.leastMs) <= slackMs);
  const most = kept.length > stepped.length ? kept : stepped;
  if (kept.length === stepped.length) return undefined;
  const evidence = most.slice(0, 1).flatMap(({ before, after }) => [before.mark, after.mark]);
  return { passed: most === kept, by: 'desktops', evidence };
}

function driftsAround(log: SourceLog, { quiet }: Doubt, clock: SourceClock | undefined) {
  let before: Drift | undefined;
  let after: Drift | undefined;
  if (log.kind !== 'client' || !clock) return { before, after };
  for (const { fact, time, place } of log.observations) {
    if (fact.kind !== 'client-drift' || fact.latencyMs > maxLatencyMs) continue;
    // The line's own time is the PC's: with the drift it is what the server's clock showed then.
    const at = instantOf(time) + fact.driftMs;
    const mark = {
      at: clock.at(time, place.line),
      stampMs: 1,
      place: { source: log.index, ...place },
    };
    if (at <= quiet.from + 1_000 && at >= quiet.from - nearMs)
      before = { driftMs: fact.driftMs, mark };
    if (at >= quiet.to - 1_000 && at <= quiet.to + nearMs)
      after ??= { driftMs: fact.driftMs, mark };
  }
  return { before, after };
}

/** Every Finesse server gets the same states from CTI at once; a second's difference is ordinary. */
const togetherMs = 1_000;
/** Fewer agree by chance. */
const fewest = 3;

/** Whether another server's clock, level with this one before, is so afterwards, or behind by the step. */
function byOtherServer({ quiet, leastMs }: Doubt, { node, nodes, clocks }: Witness) {
  const own = agentStates(node, clocks);
  for (const other of nodes) {
    if (other === node) continue;
    const theirs = agentStates(other, clocks);
    const around = (from: number, to: number, byMs: number): number =>
      agreeing(own, theirs, { from: epochMs(from), to: epochMs(to) }, byMs);
    if (around(quiet.from - nearMs, quiet.from + 1_000, 0) < fewest) continue;
    const level = around(quiet.to, quiet.to + nearMs, 0);
    const behind = stepsOf(leastMs).reduce(
      (most, byMs) => Math.max(most, around(quiet.to, quiet.to + nearMs, byMs)),
      0,
    );
    const passed = level > behind;
    if (Math.max(level, behind) < fewest || Math.max(level, behind) < 2 * Math.min(level, behind))
      continue;
    return { passed, by: 'other-server' as const, evidence: [] };
  }
  return undefined;
}

/** The sweep before may have come late: the clock was set by as much, or a little more or less. */
const stepsOf = (leastMs: number): number[] =>
  Array.from({ length: (2 * slackMs) / 1_000 + 1 }, (_, i) => leastMs - slackMs + i * 1_000);

/** Events that the other server has `byMs` earlier. */
function agreeing(own: InstantsByKey, theirs: InstantsByKey, { from, to }: Span, byMs: number) {
  let count = 0;
  for (const [key, instants] of own) {
    const others = theirs.get(key) ?? [];
    for (const at of instants) {
      if (at < from || at > to) continue;
      if (others.some((other) => Math.abs(at - byMs - other) <= togetherMs)) count += 1;
    }
  }
  return count;
}
