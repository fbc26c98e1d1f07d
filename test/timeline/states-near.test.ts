import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../src/model/fact.ts';
import { epochMs, wallMs } from '../../src/model/time.ts';
import { printedClock } from '../../src/timeline/clocks/clock.ts';
import type { Event } from '../../src/timeline/event.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';
import { Repeats } from '../../src/timeline/logs/repeats.ts';
import { SourceLog } from '../../src/timeline/logs/source-log.ts';
import type { StateFact } from '../../src/timeline/logs/state-rows.ts';
import type { NodeDraft } from '../../src/timeline/node-draft.ts';
import { withStatesNear } from '../../src/timeline/states-near.ts';

const minuteMs = 60_000;
const aroundMs = 8 * minuteMs;
const state = (agent: string, product: 'uccx' | 'ucce' = 'uccx'): FactOf<'state-event'> => ({
  kind: 'state-event',
  agent,
  state: 3,
  stateName: 'AVAILABLE',
  reasonCode: undefined,
  product,
  epochMs: undefined,
});
const asked = (agent: string): FactOf<'state-request'> => ({
  kind: 'state-request',
  agent,
  state: 3,
  reasonCode: undefined,
  forced: false,
  sso: undefined,
});

type Told = readonly [at: number, fact: StateFact];

/** The times of what is kept of states, where other things are told of their agents at those moments. */
function kept(states: readonly Told[], moments: readonly Told[], graceMs = minuteMs) {
  const interner = new Interner();
  const log = new SourceLog(
    { path: 'web.log', tree: '', kind: 'webservices', partial: false },
    interner,
    false,
  );
  for (const [at, fact] of states)
    log.add(
      fact,
      { wall: wallMs(at), offsetMinutes: 0 },
      { line: log.states.length + 1, offset: 0 },
    );
  const events = moments.map(
    ([at, fact]): Event => ({
      fact: { kind: 'forced-logout', agent: fact.agent },
      at: epochMs(at),
      stampMs: 1,
      place: { source: 0, line: 0, offset: 0 },
      node: 'a',
      agent: fact.agent,
    }),
  );
  const draft = {
    node: { id: 'a', names: [], logs: [log] },
    stories: [[[[log]]]],
    events,
    sessions: [],
    sweeps: [],
    missing: [],
    setBacks: [],
  } as unknown as NodeDraft;
  const clocks = new Map([[log, printedClock(0)]]);
  const [told] = withStatesNear([draft], { clocks, interner, repeats: new Repeats(), graceMs });
  const own = told?.events.filter(({ fact }) => fact.kind !== 'forced-logout') ?? [];
  return { own, at: own.map(({ at }) => at as number), told: told?.told() };
}

const day = 480;
/** One a minute, from minute 0 on. */
const allDay = Array.from({ length: day }, (_, i): Told => [i * minuteMs, state('1001')]);
const last = (day - 1) * minuteMs;

describe('states near what else is told', () => {
  it('are the first and the last where nothing is', () => {
    expect(kept(allDay, []).at).toEqual([0, last]);
  });

  it('are those within eight minutes, and the next on either side', () => {
    const at = 100 * minuteMs;
    const near = Array.from({ length: 19 }, (_, i) => at + (i - 9) * minuteMs);
    expect(kept(allDay, [[at, state('1001')]]).at).toEqual([0, ...near, last]);
  });

  it.each<[string, number, boolean]>([
    ['7:59.999 before', -aroundMs + 1, true],
    ['8:00.000 before', -aroundMs, true],
    ['8:00.001 before', -aroundMs - 1, false],
    ['7:59.999 after', aroundMs - 1, true],
    ['8:00.000 after', aroundMs, true],
    ['8:00.001 after', aroundMs + 1, false],
  ])('begin and end sharply: %s', (_, away, isNear) => {
    const at = 100 * minuteMs;
    const nearest = away < 0 ? at - aroundMs - 2 * minuteMs : at + aroundMs + 2 * minuteMs;
    // With another one further out, that one is the next on its side only where this one is near.
    const beyond = away < 0 ? at + away - 1 : at + away + 1;
    const times = [0, nearest, beyond, at + away, last].sort((a, b) => a - b);
    const is = kept(
      times.map((time): Told => [time, state('1001')]),
      [[at, state('1001')]],
    );
    expect(is.at.includes(beyond)).toBe(isNear);
  });

  it('wait as long as the grace that is set', () => {
    const moments: Told[] = [[100 * minuteMs, state('1001')]];
    const at = (graceMs: number): number => kept(allDay, moments, graceMs).at.length;
    expect([at(minuteMs), at(5 * minuteMs), at(10 * minuteMs)]).toEqual([21, 21, 31]);
  });

  it('are not those of others', () => {
    expect(kept(allDay, [[100 * minuteMs, state('1002')]]).at).toEqual([0, last]);
  });

  it('are the first of each product', () => {
    const other: Told = [200 * minuteMs + 1, state('1001', 'ucce')];
    const mixed = [...allDay.slice(0, 201), other, ...allDay.slice(201)];
    expect(kept(mixed, []).at).toEqual([0, other[0], last]);
  });

  it('are the first and the last of what was put behind a later part', () => {
    const later = allDay.map(([at, fact]): Told => [at + 1_000 * minuteMs, fact]);
    const { at, told } = kept([...later, ...allDay], []);
    expect(at).toEqual([0, last, 1_000 * minuteMs, last + 1_000 * minuteMs]);
    expect([240, 700, 1_240].map((minute) => told?.at(minute * minuteMs))).toEqual([1, 0, 1]);
  });

  it('leave out nobody who was there', () => {
    const { told } = kept(allDay, []);
    const there = [-5, -6, 240, 484, 485].map((minute) => told?.at(minute * minuteMs));
    expect(there).toEqual([1, 0, 1, 1, 0]);
  });

  it('answer whatever is asked of the time around a moment as all of them do', () => {
    const agents = fc.constantFrom('1001', '1002');
    const time = fc.integer({ min: 0, max: 60 }).map((halves) => halves * 150_000);
    const states = fc
      .array(fc.tuple(time, agents, fc.boolean()), { maxLength: 80 })
      .map((all) =>
        all
          .map(([at, agent, isRequest]): Told => [at, isRequest ? asked(agent) : state(agent)])
          .sort((a, b) => a[0] - b[0]),
      );
    const moments = fc.array(
      fc.tuple(time, agents).map(([at, agent]): Told => [at, state(agent)]),
      { maxLength: 4 },
    );
    const within = fc.integer({ min: 0, max: aroundMs });
    fc.assert(
      fc.property(states, moments, within, (all, told, ms) => {
        const { own } = kept(all, told);
        for (const [moment, { agent }] of told)
          for (const kind of ['state-event', 'state-request'] as const) {
            const whole = all.filter(([, fact]) => fact.agent === agent && fact.kind === kind);
            const left = own.filter(({ fact, agent: who }) => who === agent && fact.kind === kind);
            const times = (from: number, to: number): unknown => [
              whole.map(([at]) => at).filter((at) => at >= from && at <= to),
              left.map(({ at }): number => at).filter((at) => at >= from && at <= to),
            ];
            const [near, nearLeft] = times(moment - ms, moment + ms) as [number[], number[]];
            expect(nearLeft).toEqual(near);
            const [after, afterLeft] = times(moment + ms, Infinity) as [number[], number[]];
            expect(afterLeft[0]).toBe(after[0]);
            const [before, beforeLeft] = times(-Infinity, moment - ms) as [number[], number[]];
            expect(beforeLeft.at(-1)).toBe(before.at(-1));
          }
      }),
      { numRuns: 500 },
    );
  });
});
