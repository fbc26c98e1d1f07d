import type { Capture } from './capture.ts';
import type { AgentRecord } from './records.ts';

/** The records of one agent, and what was done to it. */
interface Agent {
  readonly id: string;
  readonly records: readonly AgentRecord[];
  readonly capture: Capture;
}
type Kind = AgentRecord['fact']['kind'];
type Measure = (agent: Agent) => number[];

/** From the first record of a rid to its last, the answer; ms after the start. */
interface Request {
  readonly rid: number;
  readonly sid: string;
  readonly from: number;
  readonly to: number;
}

const silencers = ['sleep', 'freeze', 'block', 'close', 'leave', 'black-hole', 'offline'];
const minuteMs = 60_000;
/** Records that no request of the agent leaves. */
const isAbout = /^(?:client|rest|undeliverable)/;
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** By name; each says what one agent shows of it, in s. */
export const measures = {
  'cut to idle close': ({ id, records, capture }) => {
    const action = capture.actionOn(id);
    if (!action || !silencers.includes(action.what)) return [];
    return of(records, 'idle-close')
      .slice(0, 1)
      .map(({ at }) => seconds(at - action.at));
  },
  'last value before the idle close': ({ records, capture }) =>
    stallOf(capture)
      ? []
      : of(records, 'idle-close').flatMap(({ at }) => {
          const value = sweeps(records).findLast((sweep) => sweep.at <= at)?.value;
          return value === undefined ? [] : [seconds(value)];
        }),
  'growth from sweep to sweep, with nothing in between': ({ records }) =>
    pairs(records.filter(({ fact: { kind } }) => !isAbout.test(kind))).flatMap(([a, b]) => {
      const [from, to] = sweeps([a, b]);
      return from && to && from.value > 1_000 ? [seconds(to.value - from.value)] : [];
    }),
  'between two rejections of one session': ({ records }) =>
    pairs(of(records, 'invalid-session')).flatMap(([a, b]) =>
      sidOf(a) === sidOf(b) ? [seconds(b.at - a.at)] : [],
    ),
  'answer to next poll, in view': ({ id, records, capture }) =>
    capture.actionOn(id) ? [] : turnarounds(records, settledMs, capture.scenario.length),
  'answer to next poll, hidden for less than a minute': (agent) =>
    hidden(agent, ({ at }) => turnarounds(agent.records, at, at + minuteMs - 1_000)),
  'answer to next poll, hidden for longer': (agent) =>
    hidden(agent, ({ at, ms }) => turnarounds(agent.records, at + minuteMs + 1_000, at + ms)),
  'poll of a throttled tab off its minute': (agent) =>
    hidden(agent, ({ at, ms }) => {
      const polls = requestsOf(agent.records)
        .map(({ from }) => from)
        .filter((from) => from > at + 2 * minuteMs && from < at + ms - 1_000);
      const first = polls[0] ?? 0;
      return polls.map((from) =>
        seconds(((from - first + 1.5 * minuteMs) % minuteMs) - 0.5 * minuteMs),
      );
    }),
  'age of a held request that is repeated': ({ records }) => {
    const requests = requestsOf(records);
    return of(records, 'rid-repeated').flatMap(({ at, fact }) => {
      const first = requests.find(({ rid }) => 'rid' in fact && rid === fact.rid);
      return first ? [seconds(at - first.from)] : [];
    });
  },
  'healing of a black hole to what it cost': ({ id, records, capture }) => {
    const action = capture.actionOn(id);
    if (action?.what !== 'black-hole') return [];
    const healedAt = action.at + action.ms;
    return records
      .filter(({ fact: { kind } }) => kind === 'rid-unavailable' || kind === 'invalid-session')
      .slice(0, 1)
      .map(({ at }) => seconds(at - healedAt));
  },
  'sweep to sweep over a stall': ({ records, capture }) =>
    stalled(capture, records, ([a, b]) => [seconds(b.at - a.at)]),
  'phase of the sweeps after a stall': ({ records, capture }) =>
    stalled(capture, records, ([a, b]) => [seconds((b.at - a.at) % 30_000)]),
  'hole in the client log over what made it': ({ id, records, capture }) => {
    const action = capture.actionOn(id);
    if (!action || !['sleep', 'freeze', 'block'].includes(action.what)) return [];
    const { at, ms } = action;
    const lines = records.filter(({ fact }) => /^(?:client|rest)-/.test(fact.kind));
    const before = lines.findLast((line) => line.at <= at);
    const after = lines.find((line) => line.at > at + 1_000);
    return before && after ? [seconds(after.at - before.at - ms)] : [];
  },
  'F5 to new session': ({ id, records, capture }) => {
    const action = capture.actionOn(id);
    if (action?.what !== 'refresh') return [];
    const old = requestsOf(records).findLast(({ from }) => from < action.at - 2_000)?.sid;
    const created = requestsOf(records).find(
      ({ from, sid }) => from > action.at - 2_000 && sid !== old,
    );
    return created ? [seconds(created.from - action.at)] : [];
  },
  'connecting to connected': ({ records }) =>
    pairs(records.filter(({ fact }) => fact.kind === 'client-status')).flatMap(([a, b]) =>
      statusOf(a) === 'connecting' && statusOf(b) === 'connected' ? [seconds(b.at - a.at)] : [],
    ),
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** What the agents of a capture show, each in turn. */
export function measured(
  name: MeasureName,
  capture: Capture,
  records: readonly AgentRecord[],
): { readonly agent: string; readonly value: number }[] {
  const measure: Measure = measures[name];
  return capture.agents.flatMap((id) => {
    const own = records.filter(({ agent }) => agent === id);
    return measure({ id, records: own, capture }).map((value) => ({ agent: id, value }));
  });
}

/** By then everybody had signed in. */
const settledMs = 30_000;

const of = (records: readonly AgentRecord[], kind: Kind): AgentRecord[] =>
  records.filter(({ fact }) => fact.kind === kind);

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.slice(1).flatMap((item, i) => {
    const before = items[i];
    return before === undefined ? [] : [[before, item] satisfies [T, T]];
  });

const sidOf = ({ fact }: AgentRecord): string | undefined => ('sid' in fact ? fact.sid : undefined);
const statusOf = ({ fact }: AgentRecord): string | undefined =>
  fact.kind === 'client-status' ? fact.status : undefined;

const sweeps = (records: readonly AgentRecord[]): { at: number; value: number }[] =>
  records.flatMap(({ at, fact }) =>
    fact.kind === 'sweep' ? [{ at, value: fact.lastActiveMs }] : [],
  );

function requestsOf(records: readonly AgentRecord[]): Request[] {
  const byRid = new Map<string, Request>();
  for (const { at, fact } of records) {
    if (fact.kind !== 'consume-response') continue;
    const { sid, rid } = fact;
    const key = `${sid} ${rid}`;
    byRid.set(key, { sid, rid, from: byRid.get(key)?.from ?? at, to: at });
  }
  return [...byRid.values()];
}

/** Between two polls of one session, where the second came within the time. */
const turnarounds = (records: readonly AgentRecord[], from: number, to: number): number[] =>
  pairs(requestsOf(records)).flatMap(([a, b]) =>
    a.sid === b.sid && b.rid === a.rid + 1 && a.to >= from && b.from >= from && b.from < to
      ? [seconds(b.from - a.to)]
      : [],
  );

/** Of a tab that is hidden, is not spared, and whose polls do not fail. */
function hidden(
  { id, capture }: Agent,
  measure: (action: { at: number; ms: number }) => number[],
): number[] {
  const action = capture.actionOn(id);
  const { desktops, incidents } = capture.scenario;
  const isSpared = desktops.some(
    ({ from, count, spared }) => spared && Number(id) >= from && Number(id) < from + count,
  );
  const fails = incidents.some(
    ({ what, who }) => what === 'bad-gateway' && Array.isArray(who) && who.includes(id),
  );
  return action?.what === 'hide' && !isSpared && !fails ? measure(action) : [];
}

/** When a stall began and ended, ms after the start. */
function stallOf({ scenario }: Capture): { from: number; to: number } | undefined {
  const plan = scenario.incidents.find(({ what }) => what === 'stall');
  if (typeof plan?.at !== 'number' || typeof plan.for !== 'number') return undefined;
  return { from: plan.at, to: plan.at + plan.for };
}

/** Of the last sweep before a stall and the first after it, where the session still was. */
function stalled(
  capture: Capture,
  records: readonly AgentRecord[],
  measure: (around: [{ at: number }, { at: number }]) => number[],
): number[] {
  const stall = stallOf(capture);
  if (!stall) return [];
  const around = pairs(sweeps(records)).find(([a, b]) => a.at < stall.from && b.at > stall.from);
  return around && around[1].at < stall.to + 5_000 ? measure(around) : [];
}
