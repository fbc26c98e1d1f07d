import { describe, expect, it, test } from 'vitest';
import type { Logs, PlainLoss } from '../../../src/lab/truths/loss.ts';
import { tellsOf } from '../../../src/lab/truths/tells.ts';
import { allLogs, incidentOf, noLogs, plainLoss, second } from './books.ts';

type Given = [Partial<PlainLoss>, Partial<Logs>];

const tells = ([loss, logs]: Given, base: Logs) => tellsOf(plainLoss(loss), { ...base, ...logs });
const { at } = plainLoss();

describe('a loss is seen', () => {
  test.each<['must' | 'may' | 'cannot', string, ...Given]>([
    ['must', 'webservices', {}, { webservices: true }],
    ['may', 'a stop of the service in webservices', { endedBy: 'stop' }, { webservices: true }],
    ['must', 'an idle close in info.log', {}, { info: true }],
    ['must', 'an idle close in the sweeps', {}, { sweeps: true }],
    ['may', 'an idle close without either', {}, {}],
    ['may', 'another end in info.log', { endedBy: 'rid' }, { info: true }],
    ['may', 'another end in the client log', { endedBy: 'rid' }, { client: true }],
    ['cannot', 'another end', { endedBy: 'rid' }, {}],
    [
      'cannot',
      'a logout of a session that was well',
      { outcome: 'logged-out', endedBy: undefined },
      {},
    ],
    ['must', 'a WebSocket in webservices', { transport: 'websocket' }, { webservices: true }],
    ['may', 'a WebSocket at debug level', { transport: 'websocket' }, { debug: true }],
    ['cannot', 'a WebSocket in info.log', { transport: 'websocket' }, { info: true, sweeps: true }],
    ['may', 'an ordinary sign-out', { outcome: 'closed' }, { webservices: true }],
    [
      'must',
      'a near-miss that a sweep saw',
      { outcome: 'near-miss', sweptMs: 15_000 },
      { sweeps: true },
    ],
    [
      'may',
      'a near-miss that no sweep saw',
      { outcome: 'near-miss', sweptMs: 14_999 },
      { sweeps: true },
    ],
    [
      'cannot',
      'a near-miss without sweeps',
      { outcome: 'near-miss' },
      { webservices: true, info: true },
    ],
    ['must', 'at the last instant of the logs', {}, { webservices: true, to: at }],
    ['cannot', 'after the logs', {}, { webservices: true, to: at - 1 }],
    ['must', 'at the first instant of the logs', {}, { webservices: true, from: at }],
    ['cannot', 'before the logs', {}, { webservices: true, from: at + 600 * second }],
    [
      'may',
      'before the logs, and its end in them',
      { loggedOutAt: at + 60 * second },
      { webservices: true, from: at + 1 },
    ],
  ] as ['must' | 'may' | 'cannot', string, ...Given][])('%s: %s', (seen, _what, loss, logs) => {
    expect(tells([loss, logs], noLogs).seen).toBe(seen);
  });
});

describe('its outcomes are', () => {
  const out: Partial<PlainLoss> = { outcome: 'logged-out', loggedOutAt: at + 60 * second };
  const alone: Partial<PlainLoss> = { outcome: 'lost' };
  const back: Partial<PlainLoss> = { outcome: 'recovered', returnedAt: at + 10 * second };
  test.each<[string, string[], ...Given]>([
    ['a logout', ['logged-out'], out, { webservices: true, to: at + 60 * second }],
    [
      'a logout after the logs',
      ['inconclusive'],
      out,
      { webservices: true, to: at + 60 * second - 1 },
    ],
    ['a logout without webservices', ['inconclusive'], out, { sweeps: true }],
    [
      'a goodbye, a logout without webservices',
      ['closed', 'inconclusive'],
      { ...out, endedBy: 'terminate' },
      {},
    ],
    ['a return', ['recovered'], back, { webservices: true }],
    ['a return in the sweeps', ['recovered', 'inconclusive'], back, { sweeps: true }],
    ['a return that hardly shows', ['recovered', 'inconclusive'], back, { info: true }],
    ['a return after the grace', ['inconclusive'], back, { info: true, graceMs: second }],
    [
      'a return at the last instant',
      ['recovered'],
      back,
      { webservices: true, to: at + 10 * second },
    ],
    [
      'a return after the logs',
      ['inconclusive', 'lost'],
      back,
      { webservices: true, to: at + 10 * second - 1 },
    ],
    [
      'nobody back, 180.000 s of webservices',
      ['lost'],
      alone,
      { webservices: true, to: at + 180_000 },
    ],
    [
      'nobody back, 179.999 s of webservices',
      ['inconclusive', 'lost'],
      alone,
      { webservices: true, to: at + 179_999 },
    ],
    ['nobody back, no webservices', ['inconclusive', 'lost'], alone, { sweeps: true }],
    [
      'nobody back after a goodbye',
      ['closed', 'inconclusive', 'lost'],
      { ...alone, endedBy: 'terminate' },
      { webservices: true },
    ],
    ['a near-miss', ['near-miss'], { outcome: 'near-miss' }, { sweeps: true }],
    ['an ordinary sign-out', ['closed'], { outcome: 'closed' }, { webservices: true }],
    [
      'an ordinary sign-out without webservices',
      ['closed', 'inconclusive'],
      { outcome: 'closed' },
      { debug: true },
    ],
  ])('%s', (_what, outcomes, loss, logs) => {
    expect(tells([loss, logs], noLogs).outcomes).toEqual(outcomes);
  });
});

describe('what decides its cause', () => {
  const cut = (given: Partial<PlainLoss> = {}): PlainLoss =>
    plainLoss({ incident: incidentOf({ what: 'black-hole', causes: ['network-path'] }), ...given });

  it('is said by the kind of incident', () => {
    expect(tellsOf(cut(), allLogs)).toMatchObject({
      decided: true,
      causes: ['network-path', 'request-order'],
    });
    expect(tellsOf(plainLoss(), allLogs)).toMatchObject({ decided: false });
  });

  it.each<[string, Partial<PlainLoss>, Partial<Logs>, boolean]>([
    ['may be seen', { endedBy: 'rid' }, { client: true }, true],
    ['lies after the logs', {}, { client: true, info: true, to: at - 1 }, false],
  ])('counts where the loss %s', (_where, given, logs, decided) => {
    expect(tellsOf(cut(given), { ...noLogs, ...logs }).decided).toBe(decided);
  });

  it('is nothing of an incident that there is not', () => {
    expect(
      tellsOf(plainLoss({ incident: incidentOf({ what: 'unexplained' }) }), allLogs),
    ).toMatchObject({
      decided: false,
      causes: [],
    });
  });
});
