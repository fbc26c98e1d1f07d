import { describe, expect, it, test } from 'vitest';
import type { Product } from '../../../../src/lab/scenario/scenario.ts';
import type { RestRequest } from '../../../../src/lab/world/exchange.ts';
import type { Finesse } from '../../../../src/lab/world/finesse/finesse.ts';
import { Stage } from './stage.ts';

const agent = '1001003';

/** Requests and events of a signed-in agent after `act`, without their times. */
function after(stage: Stage, act: () => void): string[] {
  stage.signIn(agent);
  stage.forget();
  act();
  stage.pass(5_000);
  return stage
    .since(0)
    .filter(([, kind]) => kind === 'state-request' || kind === 'state-event')
    .map(([, kind, detail]) => `${kind} ${detail}`);
}

describe('a request of the desktop', () => {
  test.each<[object: RestRequest['object'], said: RegExp[]]>([
    ['ready', [/^state-request 3\/0$/, /^state-event 3\/0$/]],
    ['not-ready', [/^state-request 2\/([1-9]|1[0-2])$/, /^state-event 2\/([1-9]|1[0-2])$/]],
    ['sign-out', [/^state-request 1\/([123]|undefined)$/, /^state-event 1\/([123]|undefined)$/]],
    ['forced-sign-out', [/^state-request 1\/255 forced sso$/, /^state-event 1\/255$/]],
    ['system-info', []],
    ['desktop', []],
    ['user', []],
  ])('%s', (object, said) => {
    const stage = new Stage();
    const found = after(stage, () => stage.ask(agent, object));
    expect(found).toEqual(said.map((one) => expect.stringMatching(one)));
  });

  it('signs in: Log In, then Not Ready', () => {
    const stage = new Stage({ sso: new Set([agent]) });
    stage.signIn(agent);
    const said = stage.since(0).map(([, kind, detail]) => `${kind} ${detail}`);
    expect(said.filter((one) => /^state-(request|event)/.test(one))).toEqual([
      'state-request 0/0 sso',
      'state-event 0/0',
      'state-event 2/32760',
    ]);
    expect(stage.published.map(([to, { xml }]) => [to, /<state>(\w+)/.exec(xml)?.[1]])).toEqual([
      [agent, 'LOGIN'],
      [agent, 'NOT_READY'],
    ]);
  });

  it('leaves one who is signed in already in its state', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.cti.change({ agent, state: 4, code: 0 });
    stage.pass(100);
    stage.forget();
    stage.ask(agent, 'sign-in');
    stage.pass(2_000);
    expect(stage.all('state-event').map(({ state }) => state)).toEqual([4]);
  });

  it('is answered in 5 to 60 ms with a tail, and stands in the access log', () => {
    const stage = new Stage({ aheadMs: 5_000 });
    for (let i = 0; i < 500; i += 1) {
      stage.ask(agent, 'system-info');
      stage.pass(2_000);
    }
    const took = stage.all('http-access').map(({ tookMs }) => tookMs);
    const usual = took.filter((ms) => ms <= 60).length;
    expect(took).toHaveLength(500);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(5);
    expect(usual).toBeGreaterThan(450);
    expect(usual).toBeLessThan(500);
    const last = stage.all('http-access').at(-1);
    expect(last).toMatchObject({ agent, ip: '10.20.1.7', method: 'GET', status: 200, bytes: 260 });
    expect(stage.answers.at(-1)).toEqual({
      status: 200,
      state: 'IN_SERVICE',
      serverTime: (last?.at ?? 0) + 5_000,
    });
  });

  it('is late while the server is slow, and so are publications', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.finesse.slow(8_000, 60_000);
    stage.forget();
    for (let i = 0; i < 4; i += 1) {
      stage.ask(agent, 'system-info');
      stage.cti.change({ agent, state: i % 2 === 0 ? 3 : 2, code: 0 });
      stage.pass(20_000);
    }
    const took = stage.all('http-access').map(({ tookMs }) => tookMs);
    expect(took.slice(0, 3).every((ms) => ms >= 2_000 && ms < 9_000)).toBe(true);
    expect(took.at(-1)).toBeLessThan(1_000);
    const waits = stage.all('publication').map(({ at, receivedAt }) => at - receivedAt);
    expect(waits.slice(0, 3).every((ms) => ms >= 2_000 && ms < 10_000)).toBe(true);
    expect(waits.at(-1)).toBeLessThan(50);
  });

  it('has its publications in the order of the events, however slow', () => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.finesse.slow(8_000, 60_000);
    stage.forget();
    const codes = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const code of codes) {
      stage.cti.change({ agent, state: 2, code });
      stage.pass(300);
    }
    stage.pass(60_000);
    const seen = stage.published.map(([, { xml }]) => /<reasonCodeId>(\d+)/.exec(xml)?.[1]);
    expect(seen).toEqual(codes.map(String));
  });
});

type Act = (finesse: Finesse) => void;
const bySupervisor: Act = (finesse) => finesse.signOutBySupervisor(agent);
const byInactivity: Act = (finesse) => finesse.signOutByInactivity(agent);
const byDevice: Act = (finesse) => finesse.signOutByDevice(agent);
const elsewhere: Act = (finesse) => finesse.signOutByOtherSignIn(agent);

test.each<[who: string, product: Product, act: Act, said: string[]]>([
  [
    'supervisor',
    'uccx',
    bySupervisor,
    ['state-request 1/22 forced supervised', 'state-event 1/22'],
  ],
  [
    'supervisor',
    'ucce-load-0',
    bySupervisor,
    ['state-request 1/999 forced supervised', 'state-event 1/999'],
  ],
  ['inactivity', 'uccx', byInactivity, []],
  ['inactivity', 'ucce-load-1', byInactivity, ['state-event 1/50004']],
  ['device', 'uccx', byDevice, ['state-event 1/32759']],
  ['device', 'ucce-load-0', byDevice, ['state-event 1/50003']],
  ['other sign-in', 'uccx', elsewhere, ['state-event 1/32767']],
  ['other sign-in', 'ucce-load-1', elsewhere, ['state-event 1/20002']],
])('signed out by %s at %s', (_who, product, act, said) => {
  const stage = new Stage({ product });
  expect(after(stage, () => act(stage.finesse))).toEqual(said);
  expect(stage.cti.stateOf(agent)).toBe(said.length === 0 ? 2 : 1);
});

describe('life', () => {
  const lived = (ms = 8 * 3_600_000): Stage => {
    const stage = new Stage();
    stage.signIn(agent);
    stage.forget();
    stage.finesse.live(agent, 45_000);
    stage.pass(ms);
    return stage;
  };

  it('brings an event about every 45 s', () => {
    const stage = lived();
    const count = stage.all('state-event').length;
    expect(count).toBeGreaterThan(400);
    expect(count).toBeLessThan(1_000);
    const states = new Set(stage.all('state-event').map(({ state }) => state));
    expect([...states].sort()).toEqual([2, 3, 4, 5, 8]);
  });

  it('publishes each event', () => {
    const stage = lived(3_600_000);
    stage.pass(1_000);
    const users = stage
      .all('publication')
      .filter(({ publication }) => publication.pubsubNode === `/finesse/api/User/${agent}`);
    expect(users.length).toBe(stage.all('state-event').length);
    expect(stage.published.length).toBe(stage.all('publication').length);
  });

  it('has one number for a call that rings and is taken', () => {
    const stage = lived(600_000);
    const calls = stage.all('publication').flatMap(({ publication: { pubsubNode, xml } }) => {
      const found = /<id>(\d+)<.*<state>(\w+)</.exec(xml);
      return pubsubNode.endsWith('/Dialogs') && found ? [[found[1], found[2]]] : [];
    });
    const rung = calls.filter(([, state]) => state === 'ALERTING').map(([id]) => id);
    const taken = calls.filter(([, state]) => state === 'ACTIVE').map(([id]) => id);
    expect(taken.length).toBeGreaterThan(2);
    expect(rung).toEqual(expect.arrayContaining(taken));
    expect(new Set(rung).size).toBe(rung.length);
  });

  it('asks for nothing: that is the desktop’s', () => {
    expect(lived().all('state-request')).toEqual([]);
  });

  it('does not make an agent Ready whose desktop is gone', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(agent);
    stage.finesse.live(agent, 10_000);
    stage.vanish(agent);
    stage.forget();
    stage.pass(3_600_000);
    expect(stage.all('state-event')).toEqual([]);
    stage.return(agent);
    stage.pass(600_000);
    expect(stage.all('state-event').length).toBeGreaterThan(5);
  });

  it('has a call that nobody takes end Not Ready', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(agent);
    stage.finesse.live(agent, 10_000);
    stage.vanish(agent);
    stage.forget();
    for (let i = 0; i < 20; i += 1) {
      stage.cti.change({ agent, state: 3, code: 0 });
      stage.pass(600_000);
    }
    const codes = stage.all('state-event').map(({ state, code }) => `${state}/${code}`);
    expect(codes).toContain('2/32767');
    expect(codes).toContain('4/0');
  });

  it('of one does not depend on who else lives', () => {
    const alone = lived(3_600_000);
    const together = new Stage();
    together.signIn(agent);
    together.forget();
    together.finesse.live('1001009', 45_000);
    together.finesse.live(agent, 45_000);
    together.pass(3_600_000);
    const codes = (stage: Stage) => stage.all('state-event').map(({ at, state }) => [at, state]);
    expect(codes(together)).toEqual(codes(alone));
  });
});

it('asks for queue statistics every 10 s while agents are there', () => {
  const stage = new Stage();
  stage.pass(120_000);
  expect(stage.all('queue-statistics')).toEqual([]);
  stage.signIn(agent);
  stage.pass(600_000);
  expect(stage.all('queue-statistics').length).toBeGreaterThanOrEqual(59);
  expect(stage.all('queue-statistics').length).toBeLessThanOrEqual(61);
  expect(stage.all('pool-saturated')).toEqual([]);
  stage.finesse.slow(4_000, 300_000);
  stage.pass(300_000);
  expect(stage.all('pool-saturated').length).toBeGreaterThan(3);
});
