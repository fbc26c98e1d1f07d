import { describe, expect, it, test } from 'vitest';
import type { Product } from '../../../../src/lab/scenario/scenario.ts';
import { Stage } from './stage.ts';

const agent = '1001003';
const chain = [
  'presence',
  'expiry-armed',
  'expiry-fired',
  'forced-logout',
  'state-request',
  'state-event',
];

/** The chain after the presence of a signed-in agent went, without what publishes or counts. */
function chainOf(stage: Stage, ms = 100_000): (readonly [number, string, string?])[] {
  stage.signIn(agent);
  const from = stage.agenda.now;
  stage.go(agent);
  stage.pass(ms);
  return stage.since(from).filter(([, kind]) => chain.includes(kind));
}

describe('a presence that goes', () => {
  it('ends in a logout by the published delays', () => {
    const found = chainOf(new Stage());
    const [fired] = found.find(([, kind]) => kind === 'expiry-fired') ?? [0];
    expect(fired).toBeGreaterThanOrEqual(30_654);
    expect(fired).toBeLessThanOrEqual(30_854);
    expect(found).toEqual([
      [0, 'presence', 'unavailable'],
      [1, 'expiry-armed', ''],
      [fired, 'expiry-fired', ''],
      [60_002, 'forced-logout', ''],
      [60_003, 'state-request', '1/255 forced'],
      [60_013, 'state-event', '1/255'],
    ]);
  });

  test.each<[product: Product, answer: string, state: number]>([
    ['uccx', '1/255', 1],
    ['ucce-load-0', '2/50002', 2],
    ['ucce-load-1', '1/50002', 1],
  ])('%s answers 255 with %s', (product, answer, state) => {
    const stage = new Stage({ product });
    expect(chainOf(stage, 120_000).at(-1)?.slice(1)).toEqual(['state-event', answer]);
    expect(stage.cti.stateOf(agent)).toBe(state);
  });

  it('has its logout published, though nobody is there', () => {
    const stage = new Stage();
    chainOf(stage);
    const [to, publication] = stage.published.at(-1) ?? [];
    expect(to).toBe(agent);
    expect(publication?.pubsubNode).toBe(`/finesse/api/User/${agent}`);
    expect(publication?.xml).toContain('<state>LOGOUT</state>');
    expect(publication?.xml).toContain('<reasonCodeId>255</reasonCodeId>');
  });

  it('is late in some cases of UCCE, never beyond the documented 180 s, and never of UCCX', () => {
    const waits = (product: Product): number[] =>
      Array.from({ length: 120 }, (_, seed) => {
        const found = chainOf(new Stage({ product, seed }), 120_000);
        return found.find(([, kind]) => kind === 'forced-logout')?.[0] ?? 0;
      });
    const ucce = waits('ucce-load-1');
    const late = ucce.filter((ms) => ms > 60_002);
    expect(Math.min(...ucce)).toBe(60_002);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(20);
    expect(Math.max(...ucce)).toBeLessThanOrEqual(90_002);
    expect(new Set(waits('uccx'))).toEqual(new Set([60_002]));
  });

  test.each([500, 29_000, 45_000, 60_001])('is called off by a return after %d ms', (ms) => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.go(agent);
    stage.pass(ms);
    stage.come(agent);
    stage.forget();
    stage.pass(100_000);
    expect(stage.all('expiry-fired', 'forced-logout', 'state-request')).toEqual([]);
    expect(stage.cti.stateOf(agent)).not.toBe(1);
  });

  it('is not called off by a return after the grace', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.go(agent);
    stage.pass(60_002);
    stage.come(agent);
    stage.pass(1_000);
    expect(stage.cti.stateOf(agent)).toBe(1);
  });

  it('starts anew when it goes again', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.go(agent);
    stage.pass(40_000);
    stage.come(agent);
    const from = stage.agenda.now;
    stage.go(agent);
    stage.pass(100_000);
    const logouts = stage.since(from).filter(([, kind]) => kind === 'forced-logout');
    expect(logouts).toEqual([[60_002, 'forced-logout', '']]);
  });

  test.each(['signed out', 'never signed in', 'the service user'])('is only noted: %s', (who) => {
    const stage = new Stage();
    const user = who === 'the service user' ? 'finesse' : agent;
    stage.come(user);
    stage.pass(10);
    if (who === 'signed out') {
      stage.ask(user, 'sign-in');
      stage.pass(2_000);
      stage.ask(user, 'sign-out');
      stage.pass(2_000);
      expect(stage.cti.stateOf(user)).toBe(1);
    }
    stage.forget();
    stage.go(user);
    stage.pass(100_000);
    expect(stage.told.map(({ kind }) => kind)).toEqual(['presence']);
  });

  it('is of no matter any more once the agent is signed out otherwise', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.go(agent);
    stage.pass(20_000);
    stage.finesse.signOutBySupervisor(agent);
    stage.pass(100_000);
    expect(stage.all('expiry-fired', 'forced-logout')).toEqual([]);
  });

  it('is waited for once, though it be told twice', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.go(agent);
    stage.pass(20_000);
    stage.go(agent);
    stage.pass(100_000);
    expect(stage.all('expiry-armed', 'expiry-fired', 'forced-logout')).toHaveLength(3);
  });

  it('is no business of a Finesse that the agent has left for another', () => {
    const stage = new Stage();
    stage.signIn(agent);
    const other = { stateChanged: () => undefined, connection: () => undefined };
    stage.go(agent);
    stage.cti.request(other, { agent, state: 0, forced: false });
    stage.pass(100_000);
    expect(stage.all('forced-logout')).toEqual([]);
    expect(stage.cti.stateOf(agent)).toBe(2);
  });
});

describe('Logout on Agent Disconnect 0', () => {
  it('waits for the end of a call', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(agent);
    stage.cti.change({ agent, state: 4, code: 0 });
    stage.pass(100);
    stage.go(agent);
    stage.pass(95_000);
    const asked = stage.all('state-request').at(-1)?.at ?? 0;
    stage.pass(400_000);
    const event = stage.all('state-event').at(-1);
    expect([event?.state, event?.code]).toEqual([2, 50002]);
    expect((event?.at ?? 0) - asked).toBeGreaterThan(20_000);
  });

  it('makes Not Ready of what the end of the call would have been', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(agent);
    stage.cti.change({ agent, state: 4, code: 0 });
    stage.cti.request(stage.finesse, { agent, state: 1, code: 255, forced: true });
    stage.pass(5_000);
    expect(stage.cti.stateOf(agent)).toBe(4);
    stage.cti.change({ agent, state: 5, code: 0 });
    stage.forget();
    stage.pass(400_000);
    expect(stage.all('state-event').map(({ state, code }) => [state, code])).toEqual([[2, 50002]]);
  });
});
