import { type EpochMs, epochMs } from '../../model/time.ts';
import { type Fall, leapMs, ordinaryLateMs } from '../logs/fall-watch.ts';
import { repeatsItself } from '../logs/repeats-end.ts';
import { rotatedSets, setOf } from '../logs/sets.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { spanOf } from '../logs/spans.ts';
import { domainsOf } from '../servers/domains.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import { maxLatencyMs } from './client-drift.ts';
import type { SourceClock } from './clock.ts';
import { clockStepMs, pageLeaps } from './page-clock.ts';

type Clocks = ReadonlyMap<SourceLog, SourceClock>;

/** A server's clock was set back: its logs go through the same times twice. */
export interface SetBack {
  /** What the clock showed last before it. */
  readonly from: EpochMs;
  /** What it showed first after it. */
  readonly to: EpochMs;
  /** At least: its logs may have been silent around it. */
  readonly byMs: number;
  /** The log that shows `to`, and where it does. */
  readonly shownBy: Pick<Seen, 'log' | 'to' | 'line'>;
  /** The line from which on a log stands after it, where the log tells that. */
  readonly lines: ReadonlyMap<SourceLog, number>;
}

interface Seen extends Fall {
  readonly log: SourceLog;
  readonly at: Pick<SetBack, 'from' | 'to'>;
}

/** A clock that is set back more often tells no time. */
export const mostSetBacks = 10;

/**
 * When a server's clock was set back, in time order: two of its logs, other than parts of one rotated log, fall together.
 * One alone is out of order, by whatever it falls: a tool put together what belongs apart.
 */
export function setBacksOf(node: NodeLogs, clocks: Clocks): SetBack[] {
  const logs = node.logs.filter(isOfServer);
  const falls = logs.flatMap((log) => fallsOf(log, clocks));
  const found = alikeOf(falls.filter(isSound)).flatMap((together) => {
    if (new Set(together.map(({ log }) => setOf(log))).size < 2) return [];
    const told = spanOfAll(together);
    const beside = falls.filter((fall) => !together.includes(fall) && isInside(fall, told));
    const shown = [...together, ...beside].sort((a, b) => a.at.to - b.at.to);
    const [first] = shown;
    if (!first) return [];
    const span = spanOfAll(shown);
    const lines = new Map(shown.map(({ log, line }) => [log, line]));
    // Whole seconds, so that stamps of whole seconds stay so.
    const byMs = Math.ceil((span.from - span.to) / 1_000) * 1_000;
    const setBack = { ...span, byMs, shownBy: first, lines };
    const isClear = lines.size === shown.length;
    if (!isClear || logs.some((log) => wentOn(log, setBack, clocks))) return [];
    return [{ ...setBack, lines: new Map([...lines, ...partsAfter(logs, setBack, clocks)]) }];
  });
  found.sort((a, b) => a.to - b.to);
  return found.length > mostSetBacks ? [] : found;
}

const isOfServer = ({ kind, partial, first }: SourceLog): boolean =>
  kind !== 'client' && !partial && first !== undefined;

function fallsOf(log: SourceLog, clocks: Clocks): Seen[] {
  const clock = clocks.get(log);
  if (!clock) return [];
  return log.falls.falls.map((fall) => ({
    ...fall,
    log,
    at: { from: clock.at(fall.from, fall.line - 1), to: clock.at(fall.to, fall.line) },
  }));
}

/**
 * Where a log is out of order elsewhere it is so here; where it says the same twice a copy was put behind it, and where
 * it names two servers the log of another.
 */
const isSound = (fall: Seen): boolean =>
  fall.isKept &&
  fall.log.falls.isInOrder &&
  !repeatsItself(fall.log, fall) &&
  !holdsTwoServers(fall.log);

/** Beside its own domain a server names those above and below it. */
function holdsTwoServers(log: SourceLog): boolean {
  const [own = '', ...others] = domainsOf([log]);
  return others.some((other) => !own.endsWith(`.${other}`) && !other.endsWith(`.${own}`));
}

/** Falls that are one and the same clock's: each from its log's last record before to its first after. */
function alikeOf(falls: readonly Seen[]): Seen[][] {
  const groups: Seen[][] = [];
  for (const fall of falls) {
    const known = groups.find(([first]) => first && areAlike(first, fall));
    if (known) known.push(fall);
    else groups.push([fall]);
  }
  return groups;
}

const areAlike = ({ at: a }: Seen, { at: b }: Seen): boolean =>
  Math.abs(a.from - b.from) <= leapMs && Math.abs(a.to - b.to) <= leapMs;

/** From the earliest reading after it to the latest before. */
const spanOfAll = (falls: readonly Seen[]): Pick<SetBack, 'from' | 'to'> => ({
  from: epochMs(Math.max(...falls.map(({ at }) => at.from))),
  to: epochMs(Math.min(...falls.map(({ at }) => at.to))),
});

/** One log's last record before it, or first after it, may stand so far from another's. */
const slackMs = 5_000;

const isInside = ({ at }: Seen, { from, to }: Pick<SetBack, 'from' | 'to'>): boolean =>
  at.to >= to - slackMs && at.from <= from + slackMs;

/** A log whose records lie no farther apart falls, if less, where its clock is set back by more. */
const missedMs = 2 * leapMs + ordinaryLateMs;
const aroundMs = 5 * 60_000;

/** A log of the server that never pauses did not fall: it is the others that are out of order. */
function wentOn(log: SourceLog, { from, to, byMs, lines }: SetBack, clocks: Clocks): boolean {
  const clock = clocks.get(log);
  const span = spanOf(log, clocks);
  if (!clock || !span || lines.has(log) || byMs < missedMs || !log.falls.isInOrder) return false;
  if (span.from > to - aroundMs || span.to < from + aroundMs) return false;
  return log.quiets.every(
    (quiet) =>
      clock.atWall(quiet.to, quiet.line) < to - aroundMs ||
      clock.atWall(quiet.from, quiet.line - 1) > from + aroundMs,
  );
}

/** Of a rotated log a part may begin with it. */
function partsAfter(logs: readonly SourceLog[], { from, to }: SetBack, clocks: Clocks) {
  return rotatedSets(logs).flatMap((set) =>
    set.slice(1).flatMap((part, i): [SourceLog, number][] => {
      const [before, own] = [set[i] as SourceLog, part].map((one) => spanOf(one, clocks));
      if (!before || !own || own.from >= before.to) return [];
      return own.from >= to - slackMs && before.to <= from + slackMs ? [[part, 0]] : [];
    }),
  );
}

/** Every server's clocks, as they show it since they were set back. */
export const asSetBack = (
  setBacks: ReadonlyMap<NodeLogs, readonly SetBack[]>,
  clocks: Clocks,
): Clocks =>
  new Map([
    ...clocks,
    ...[...setBacks].flatMap(([node, own]) => [...sinceSetBack(node, own, clocks)]),
  ]);

/** The instants of a server's logs, and of its pages' that go by its clock, as the clock shows them since it was set back. */
function sinceSetBack(node: NodeLogs, setBacks: readonly SetBack[], clocks: Clocks): Clocks {
  return new Map(
    node.logs.flatMap((log) => {
      const clock = clocks.get(log);
      if (!clock || setBacks.length === 0) return [];
      const steps = setBacks.flatMap((setBack) => stepOf(log, setBack, clock) ?? []);
      return steps.length > 0 ? [[log, steppedBack(clock, steps)]] : [];
    }),
  );
}

/** What is before: above a line, or not later by the clock where nothing tells the line. */
interface Step {
  readonly byMs: number;
  readonly line?: number;
  readonly until: EpochMs;
}

function stepOf(log: SourceLog, setBack: SetBack, clock: SourceClock): Step | undefined {
  const { byMs, from } = setBack;
  const line = log.kind === 'client' ? lineOfPage(log, setBack, clock) : setBack.lines.get(log);
  if (log.kind === 'client' && line === undefined) return undefined;
  return { byMs, until: from, ...(line !== undefined && { line }) };
}

/** A page that tells the server's clock goes by it: the leap is that of the server. Without such a leap all of it lies on one side. */
function lineOfPage(log: SourceLog, { byMs, from }: SetBack, clock: SourceClock) {
  const leap = pageLeaps(log).find((one) => Math.abs(one.byMs + byMs) <= 2 * clockStepMs);
  if (leap) return leap.line;
  const last = log.observations.findLast(
    ({ fact }) => fact.kind === 'client-drift' && fact.latencyMs <= maxLatencyMs,
  );
  if (!last) return undefined;
  return clock.at(last.time, last.place.line) <= from ? Number.POSITIVE_INFINITY : 0;
}

function steppedBack(clock: SourceClock, steps: readonly Step[]): SourceClock {
  const moved = (at: EpochMs, line: number): EpochMs =>
    epochMs(
      steps.reduce<number>((sum, step) => sum - (isBefore(step, at, line) ? step.byMs : 0), at),
    );
  return {
    at: (time, line) => moved(clock.at(time, line), line),
    atWall: (wall, line) => moved(clock.atWall(wall, line), line),
    rawAt: (at, line) =>
      epochMs(
        steps.reduceRight<number>(
          (raw, step) => raw + (isBefore(step, raw + step.byMs, line) ? step.byMs : 0),
          at,
        ),
      ),
    isSetBack: true,
  };
}

const isBefore = ({ line, until }: Step, at: number, ofLine: number): boolean =>
  line === undefined ? at <= until : ofLine < line;
