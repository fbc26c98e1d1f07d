import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import { refusedPollsOf } from '../../src/timeline/refused-polls.ts';
import type { Session } from '../../src/timeline/session.ts';
import { sessionAt, stamp } from './marks.ts';

const whole = (second: number) => stamp(second, 1_000);
const to = 900;

/** Of a session that was closed at 100 s. */
function polls(
  seconds: readonly number[],
  {
    back,
    signIns = [],
    until = to,
    session = {},
  }: {
    back?: number;
    signIns?: readonly number[];
    until?: number;
    session?: Partial<Session>;
  } = {},
) {
  return refusedPollsOf(seconds.map(whole), {
    session: { ...sessionAt(0), ...session },
    at: whole(100),
    returned: back === undefined ? undefined : whole(back),
    signIns: signIns.map(whole),
    shown: [{ from: epochMs(0), to: epochMs(until * 1_000) }],
  });
}

describe('polls on a session that is gone', () => {
  it.each<[string, readonly number[], boolean | undefined]>([
    ['four, as of one whose polls had not failed', [200, 200, 202, 207], false],
    ['four at the edges of their seconds', [200, 201, 203, 208], false],
    ['three, as of one whose poll had failed', [200, 202, 206], true],
    ['three at the edges of their seconds', [200, 202, 207], true],
    ['three at the moment in which a path healed', [200, 200, 203], undefined],
    ['two', [200, 205], undefined],
    ['one', [200], undefined],
    ['four evenly apart', [200, 202, 204, 206], undefined],
    ['five', [200, 200, 202, 207, 209], undefined],
    ['four, and more when it was shown', [200, 200, 202, 207, 400, 402], false],
  ])('%s', (_, seconds, afterFailure) => {
    expect(polls(seconds)?.afterFailure).toBe(afterFailure);
  });

  it('does not judge what it may not have seen whole', () => {
    expect(polls([200, 202, 207], { until: 212 })?.afterFailure).toBeUndefined();
    expect(polls([200, 202, 207], { until: 213 })?.afterFailure).toBe(true);
    expect(polls([200, 202, 207], { back: 210 })?.afterFailure).toBeUndefined();
  });

  it('tells how long nothing followed, and what did', () => {
    expect(polls([200, 480])).toMatchObject({ quietMs: 280_000, next: whole(480) });
    expect(polls([200], { back: 350 })).toMatchObject({ quietMs: 150_000, next: whole(350) });
    expect(polls([200])).toMatchObject({ quietMs: 700_000 });
    expect(polls([200])?.next).toBeUndefined();
  });

  it('takes a session that ended soon for what followed', () => {
    const signIns = [90, 206, 350];
    expect(polls([200], { back: 350, signIns })).toMatchObject({
      quietMs: 6_000,
      next: whole(206),
    });
    expect(polls([200, 480], { signIns: [200] })).toMatchObject({ quietMs: 0, next: whole(200) });
    expect(polls([200, 202, 207], { signIns: [210] })?.afterFailure).toBeUndefined();
    expect(polls([200, 300], { signIns: [199] })).toMatchObject({ next: whole(300) });
  });

  it('are none before the end, after the return, or where logs do not show them', () => {
    expect(polls([90])).toBeUndefined();
    expect(polls([200], { back: 150 })).toBeUndefined();
    expect(polls([200], { until: 150 })).toBeUndefined();
  });

  it('tells a rid that was repeated from one that went on', () => {
    const last = whole(200);
    expect(
      polls([200], { session: { lastArrival: { first: whole(30), last } } })?.afterFailure,
    ).toBe(true);
    expect(polls([200], { session: { lastArrival: { first: last, last } } })?.afterFailure).toBe(
      undefined,
    );
    expect(
      polls([200], { session: { lastArrival: { first: whole(30), last: whole(60) } } })
        ?.afterFailure,
    ).toBeUndefined();
  });
});
