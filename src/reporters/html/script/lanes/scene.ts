import type { Report, ReportBurst, ServerEvent } from '../../../../model/report.ts';
import { lossesOf } from '../../../phrases/losses.ts';
import { type Lane, type Limits, laneOf } from './lane.ts';
import type { Range } from './scale.ts';

export interface Band<Of> extends Range {
  /** Of what lasted its beginning, else the instant: the order of time. */
  readonly at: number;
  readonly of: Of;
}

/** All that can be drawn, made once. */
export interface Scene {
  /** Agents with losses first, worst first, as the table has them. */
  readonly lanes: readonly Lane[];
  readonly bursts: readonly Band<ReportBurst>[];
  /** By agent. */
  readonly burstsOf: ReadonlyMap<string, readonly Band<ReportBurst>[]>;
  readonly events: readonly Band<ServerEvent>[];
  /** From the first instant to the last, with a little room; undefined where the report tells none. */
  readonly whole: Range | undefined;
  /** What the logs cover, without that room. */
  readonly logs: Range | undefined;
}

export function sceneOf(report: Report): Scene {
  const disconnects = new Map(report.disconnects.map((disconnect) => [disconnect.id, disconnect]));
  const limits = limitsOf(report);
  const lanes = inOrder(report).map((agent) =>
    laneOf(
      agent,
      agent.disconnects.flatMap((id) => disconnects.get(id) ?? []),
      limits,
    ),
  );
  const bursts = report.bursts.map((of) => band(of.from, of.to, of)).sort(byTime);
  const events = report.serverEvents.map((of) => band(of.from ?? of.at, of.at, of)).sort(byTime);
  const logs = logsOf(report);
  const ranges = [...lanes.flatMap(rangesOf), ...bursts, ...events];
  const whole = wholeOf(logs === undefined ? ranges : [...ranges, logs]);
  return { lanes, bursts, burstsOf: byAgent(bursts), events, whole, logs };
}

const byTime = (a: Range, b: Range): number => a.from - b.from || a.to - b.to;

function band<Of>(from: string, to: string, of: Of): Band<Of> {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  return { at: begin, from: begin, to: Math.max(begin, end), of };
}

function inOrder(report: Report) {
  const losses = lossesOf(report).map(({ agent }) => agent);
  const known = new Set(losses);
  return [...losses, ...report.agents.filter((agent) => !known.has(agent))];
}

/** Finesse's own, where the report does not name them. */
const usual = { idleMs: 60_000, graceMs: 60_000 };

const limitsOf = ({ settings }: Report): Limits => ({
  idleMs: settings.idleMs?.value ?? usual.idleMs,
  graceMs: settings.graceMs?.value ?? usual.graceMs,
});

function byAgent(bursts: Scene['bursts']): Scene['burstsOf'] {
  const found = new Map<string, Band<ReportBurst>[]>();
  for (const burst of bursts)
    for (const agent of burst.of.agents) {
      const known = found.get(agent);
      if (known) known.push(burst);
      else found.set(agent, [burst]);
    }
  return found;
}

const rangesOf = ({ marks, seen, silences, contacts }: Lane): readonly Range[] => [
  ...seen,
  ...silences,
  ...contacts,
  ...[marks.at(0), marks.at(-1)].flatMap((mark) =>
    mark === undefined ? [] : [{ from: mark.at, to: mark.at }],
  ),
];

const logsOf = ({ bundle: { from, to } }: Report): Range | undefined =>
  from === undefined || to === undefined
    ? undefined
    : { from: Date.parse(from), to: Date.parse(to) };

/** At either end, of the whole; in ms where the report tells one instant only. */
const roomShare = 0.015;
const leastRoom = 15_000;

function wholeOf(ranges: readonly Range[]): Range | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const range of ranges) {
    from = Math.min(from, range.from);
    to = Math.max(to, range.to);
  }
  if (from > to) return undefined;
  const room = Math.max(leastRoom, (to - from) * roomShare);
  return { from: Math.floor(from - room), to: Math.ceil(to + room) };
}
