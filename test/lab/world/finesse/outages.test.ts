import { describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

const agents = ['1001001', '1001002', '1001003', '1001004', '1001005', '1001006'];
const many = Array.from({ length: 30 }, (_, i) => String(1001001 + i));

describe('CTI is lost', () => {
  it('takes Finesse out of service and gives it back', () => {
    const stage = new Stage({ product: 'ucce-load-1' });
    stage.signIn(...agents);
    stage.forget();
    const from = stage.agenda.now;
    stage.cti.lose(90_000);
    stage.pass(1_000);
    stage.ask('1001001', 'system-info');
    stage.ask('1001001', 'ready');
    stage.pass(200_000);
    stage.ask('1001001', 'system-info');
    stage.pass(1_000);
    const said = stage
      .since(from)
      .filter(([, kind]) => ['cti-connection', 'service-state', 'state-request'].includes(kind));
    expect(said.filter(([, , what]) => what !== 'CTI_SOCKET_ERROR')).toEqual([
      [expect.toBeOneOf([0, 2]), 'cti-connection', 'CTI_CONNECTION_LOST'],
      [8, 'service-state', 'OUT_OF_SERVICE'],
      [90_000, 'cti-connection', 'CTI_CONNECTION_ESTABLISHED'],
      [90_500, 'service-state', 'IN_SERVICE'],
    ]);
    expect(stage.answers.slice(-3).map(({ status, state }) => [status, state])).toEqual(
      expect.arrayContaining([
        [200, 'OUT_OF_SERVICE'],
        [503, undefined],
        [200, 'IN_SERVICE'],
      ]),
    );
  });

  it('writes a socket error at times', () => {
    const errors = Array.from({ length: 40 }, (_, seed) => {
      const stage = new Stage({ seed });
      stage.cti.lose(1_000);
      return stage.all('cti-connection').filter(({ mnemonic }) => mnemonic === 'CTI_SOCKET_ERROR')
        .length;
    });
    expect(new Set(errors)).toEqual(new Set([0, 1]));
  });

  it('signs everybody out of a CCX engine, unasked', () => {
    const stage = new Stage();
    stage.signIn(...agents);
    stage.forget();
    stage.cti.lose(60_000);
    stage.pass(30_000);
    expect(stage.all('state-request')).toEqual([]);
    expect(stage.all('state-event').map(({ agent }) => agent)).toEqual(agents);
    for (const { state, code } of stage.all('state-event')) {
      expect(state).toBe(1);
      expect(code).toBeOneOf([32764, 32765]);
    }
  });

  it('leaves some of UCCE Not Ready when it is back', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(...agents);
    stage.forget();
    stage.cti.lose(60_000);
    stage.pass(60_000);
    expect(stage.all('state-event')).toEqual([]);
    stage.pass(10_000);
    const events = stage.all('state-event');
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(agents.length);
    expect(new Set(events.map(({ state, code }) => `${state}/${code}`))).toEqual(
      new Set(['2/50002']),
    );
  });

  it('does not hear what Finesse asks for meanwhile, and says nothing', () => {
    const stage = new Stage({ product: 'ucce-load-1' });
    stage.signIn('1001001');
    stage.go('1001001');
    stage.forget();
    stage.cti.lose(200_000);
    stage.cti.change({ agent: '1001001', state: 3, code: 0 });
    stage.pass(150_000);
    expect(stage.all('state-request')).toHaveLength(1);
    expect(stage.all('state-event')).toEqual([]);
    expect(stage.cti.stateOf('1001001')).toBe(2);
  });

  it('lets those who talk go on', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.signIn(...many);
    for (const agent of many) stage.cti.change({ agent, state: 4, code: 0 });
    stage.cti.lose(20_000);
    stage.pass(60_000);
    expect(many.filter((agent) => stage.cti.stateOf(agent) !== 4)).toEqual([]);
  });

  it('is lost until the last loss is over', () => {
    const stage = new Stage({ product: 'ucce-load-0' });
    stage.cti.lose(10_000);
    stage.pass(5_000);
    stage.cti.lose(30_000);
    stage.pass(20_000);
    expect(stage.cti.isLost).toBe(true);
    stage.pass(20_000);
    expect(stage.cti.isLost).toBe(false);
    const established = stage.all('cti-connection').filter(({ state }) => state === 'established');
    expect(established).toHaveLength(1);
  });
});

describe('the Notification Service is lost', () => {
  const lost = (): Stage => {
    const stage = new Stage();
    stage.signIn(...many);
    stage.forget();
    stage.finesse.service('lost');
    stage.finesse.service('lost');
    for (const agent of many) stage.vanish(agent);
    return stage;
  };

  it('is told once, and takes Finesse out of service meanwhile', () => {
    const stage = lost();
    stage.pass(28_000);
    stage.finesse.service('established');
    stage.pass(600);
    const said = stage.since(0).filter(([, kind]) => /xmpp|service-state/.test(kind));
    expect(said.map(([, , what]) => what)).toEqual([
      'UNABLE_TO_CONNECT_TO_XMPP_SERVER',
      'OUT_OF_SERVICE',
      'CONNECTED_TO_XMPP_SERVER',
      'IN_SERVICE',
    ]);
  });

  it('publishes nothing meanwhile, and hears no presence', () => {
    const stage = lost();
    stage.cti.change({ agent: '1001001', state: 3, code: 0 });
    stage.finesse.presence('1001001@example.com/desktop', 'unavailable');
    stage.pass(100_000);
    expect(stage.published).toEqual([]);
    expect(stage.all('publication', 'presence', 'forced-logout')).toEqual([]);
  });

  it('misses afterwards those who are not back, most of them at once', () => {
    const stage = lost();
    stage.pass(28_000);
    stage.finesse.service('established');
    const from = stage.agenda.now;
    stage.come('1001001');
    stage.pass(25_000);
    const missed = stage.all('presence').filter(({ type }) => type === 'unavailable');
    expect(missed.map(({ jid }) => jid.split('@')[0]).sort()).toEqual(many.slice(1));
    const atOnce = missed.filter(({ at }) => at - from < 600).length;
    expect(atOnce).toBeGreaterThan(14);
    expect(atOnce).toBeLessThan(29);
    stage.pass(60_003);
    expect(stage.all('forced-logout')).toHaveLength(29);
  });
});

it('learns afterwards of those who came back while it could not hear', () => {
  const stage = new Stage();
  stage.signIn(...agents);
  stage.go('1001001');
  stage.pass(10_000);
  stage.forget();
  stage.finesse.service('lost');
  stage.come('1001001');
  stage.pass(5_000);
  expect(stage.all('presence')).toEqual([]);
  stage.finesse.service('established');
  stage.pass(100_000);
  expect(stage.all('presence').map(({ jid, type }) => [jid, type])).toEqual([
    ['1001001@example.com/desktop', 'available'],
  ]);
  expect(stage.all('forced-logout')).toEqual([]);
});

describe('Finesse restarts', () => {
  it('answers nobody, and learns anew who is there', () => {
    const stage = new Stage();
    stage.signIn(...agents);
    stage.go('1001006');
    stage.pass(50_000);
    stage.forget();
    const [before, from] = [stage.answers.length, stage.agenda.now];
    stage.finesse.restart(120_000);
    stage.ask('1001001', 'system-info');
    stage.cti.change({ agent: '1001001', state: 3, code: 0 });
    stage.finesse.presence('1001002@example.com/desktop', 'unavailable');
    stage.vanish('1001002');
    stage.pass(119_999);
    expect(stage.told).toEqual([]);
    expect(stage.answers).toHaveLength(before);
    stage.pass(30_000);
    const said = stage
      .since(from)
      .filter(([, kind]) => /start|connection|service-state/.test(kind));
    expect(said).toEqual([
      [120_000, 'finesse-start', ''],
      [121_000, 'xmpp-connection', 'CONNECTED_TO_XMPP_SERVER'],
      [121_500, 'cti-connection', 'CTI_CONNECTION_ESTABLISHED'],
      [122_000, 'service-state', 'IN_SERVICE'],
    ]);
    const heard = (type: string) =>
      stage
        .all('presence')
        .filter((one) => one.type === type)
        .map(({ jid }) => jid.split('@')[0])
        .sort();
    expect(heard('available')).toEqual(['1001001', '1001003', '1001004', '1001005']);
    expect(heard('unavailable')).toEqual(['1001002', '1001006']);
    stage.ask('1001001', 'system-info');
    stage.pass(1_000);
    expect(stage.answers.at(-1)?.state).toBe('IN_SERVICE');
    stage.pass(60_000);
    expect(stage.all('forced-logout')).toHaveLength(2);
  });
});

it('a Finesse that starts has CTI when CTI is back', () => {
  const stage = new Stage({ product: 'ucce-load-0' });
  stage.cti.lose(60_000);
  stage.forget();
  stage.finesse.restart(20_000);
  stage.pass(59_999);
  expect(stage.all('cti-connection', 'service-state')).toEqual([]);
  stage.pass(1_000);
  expect(stage.all('cti-connection', 'service-state')).toHaveLength(2);
});

it('is the same for the same seed', () => {
  const played = (seed: number) => {
    const stage = new Stage({ seed });
    stage.signIn(...agents);
    for (const agent of agents) stage.finesse.live(agent, 20_000);
    stage.pass(300_000);
    stage.cti.lose(20_000);
    stage.go('1001003');
    stage.pass(300_000);
    return stage.told;
  };
  expect(played(7)).toEqual(played(7));
  expect(played(7)).not.toEqual(played(8));
});
