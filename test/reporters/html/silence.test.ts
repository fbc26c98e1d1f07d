import { describe, expect, it } from 'vitest';
import type { ReportDisconnect, ReportStep } from '../../../src/model/report.ts';
import { silenceOf } from '../../../src/reporters/html/script/explore/curve/silence.ts';

const start = Date.parse('2024-06-11T14:00:00.000Z');
const iso = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const seconds = (ms: number): number => (ms - start) / 1000;

const swept = (at: number, silent: number): ReportStep => ({
  step: 'silence',
  at: iso(at),
  lastActiveMs: silent * 1000,
});
const step = (name: ReportStep['step'], at: number): ReportStep => ({ step: name, at: iso(at) });

const disconnect = (
  steps: readonly ReportStep[],
  more: Partial<ReportDisconnect> = {},
): ReportDisconnect => ({
  id: 'one',
  agent: '1001003',
  node: 'fin-a',
  transport: 'bosh',
  at: iso(90),
  count: 1,
  outcome: 'recovered',
  steps: [...steps],
  causes: [],
  next: [],
  ...more,
});

const contact = { lastContact: { earliest: iso(-5), latest: iso(20), evidence: [] } };

const teethOf = (one: ReportDisconnect): number[][] | undefined =>
  silenceOf(one)?.teeth.map(({ began, from, to }) => [began, from, to].map(seconds));

describe('the silence before a disconnect', () => {
  it('grows from the last contact over the sweeps to the end', () => {
    const one = disconnect([swept(30, 15), swept(60, 45), step('idle-close', 92)], contact);
    expect(teethOf(one)).toEqual([[15, 15, 92]]);
    expect(silenceOf(one)?.longestMs).toBe(77_000);
  });

  it('falls where a sweep contradicts the one before', () => {
    const one = disconnect([swept(30, 15), swept(60, 45), swept(90, 65), step('idle-close', 90)]);
    expect(teethOf(one)).toEqual([
      [15, 15, 60],
      [25, 60, 90],
    ]);
  });

  it('bears what whole seconds blur', () => {
    expect(teethOf(disconnect([swept(30, 15), swept(60, 43.2)]))).toEqual([[15, 15, 60]]);
  });

  it('begins anew where the desktop had been heard in between', () => {
    expect(teethOf(disconnect([swept(30, 20), swept(90, 40)]))).toEqual([
      [10, 10, 30],
      [50, 50, 90],
    ]);
  });

  it('ends with the last sweep where the desktop was back by a later one', () => {
    const one = disconnect([swept(30, 20), step('return', 60)], { outcome: 'near-miss', count: 7 });
    expect(teethOf(one)).toEqual([[10, 10, 30]]);
    expect(silenceOf(one)).toMatchObject({ times: 7, marks: [{ step: 'return' }] });
  });

  it('lasts from the last contact to the end where no sweep tells', () => {
    const one = disconnect([step('last-contact', 20), step('idle-close', 90)], contact);
    expect(teethOf(one)).toEqual([[20, 20, 90]]);
  });

  it.each([
    ['nothing tells of one', disconnect([step('session-closed', 90)])],
    ['nothing ended it', disconnect([step('last-contact', 20)], contact)],
    ['nothing is known', disconnect([])],
  ])('is not drawn where %s', (_, one) => {
    expect(silenceOf(one)).toBeUndefined();
  });

  it('marks the end, the presence, the logout and the return, each once', () => {
    const one = disconnect([
      swept(80, 70),
      step('idle-close', 90),
      step('session-closed', 90),
      step('presence-unavailable', 91),
      step('expiry-armed', 91),
      step('forced-logout', 150),
      step('logout-request', 150),
      step('logout-confirmed', 151),
      step('return', 170),
    ]);
    expect(silenceOf(one)?.marks.map(({ step: name, words }) => `${name}: ${words}`)).toEqual([
      'idle-close: closed as idle',
      'presence-unavailable: presence unavailable',
      'logout-confirmed: logout confirmed by CTI',
      'return: back',
    ]);
  });

  it.each([
    ['returnedAt first, a later return as again', 100, [100, 120], ['100 back', '120 back again']],
    [
      'the first return where there is no returnedAt',
      undefined,
      [100, 120],
      ['100 back', '120 back again'],
    ],
    ['returnedAt where no record tells of it', 100, [], ['100 back']],
    ['no return before returnedAt', 110, [100, 110], ['110 back']],
  ])('tells %s', (_, returned, steps, told) => {
    const one = disconnect(
      [swept(80, 70), step('idle-close', 90), ...steps.map((at) => step('return', at))],
      returned === undefined ? {} : { returnedAt: iso(returned) },
    );
    const returns = silenceOf(one)?.marks.filter((mark) => mark.step === 'return');
    expect(returns?.map(({ at, words }) => `${seconds(at)} ${words}`)).toEqual(told);
  });

  it('leaves out of the picture what came so late that it would press it flat', () => {
    const one = disconnect([swept(80, 70), step('idle-close', 90), step('return', 7200)]);
    const silence = silenceOf(one);
    expect(silence && seconds(silence.to)).toBe(90);
    expect(silence?.later.map(({ step: name }) => name)).toEqual(['return']);
  });
});
