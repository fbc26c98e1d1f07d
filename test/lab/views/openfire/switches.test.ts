import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/index.ts';
import type { ServiceHappening } from '../../../../src/lab/happening.ts';
import { releases } from '../../../../src/lab/scenario/scenario.ts';
import { withFolder } from '../../../support/bundle.ts';
import { domain, factsIn, factsOf, publication, session, told, written } from './written.ts';

/** A morning of one desktop, from the server's start to its stop. */
const one = session();
const request = (purpose: string, rid: number, ms: number): ServiceHappening =>
  told(
    'bosh-request',
    {
      session: session({ purpose: 'poll' }),
      sid: one.sid,
      rid,
      purpose,
      agent: one.agent,
      ip: one.ip,
      port: 49805,
    } as never,
    ms,
  );
const purposes = ['auth', 'restart', 'bind', 'session', 'presence'] as const;
const morning: readonly ServiceHappening[] = [
  told('service-start', {}),
  told(
    'bosh-answer',
    { session: one, rid: 100, type: 'created', held: false, publications: [] },
    1_000,
  ),
  ...purposes.flatMap((purpose, i) => [
    request(purpose, 101 + i, 2_000 + i),
    told(
      'bosh-answer',
      { session: session({ purpose }), rid: 101 + i, type: 'done', held: false, publications: [] },
      2_000 + i,
    ),
  ]),
  told('session-bound', { session: one }, 3_000),
  request('poll', 106, 4_000),
  told('bosh-held', { session: one, rid: 106 }, 4_000),
  told(
    'bosh-answer',
    { session: one, rid: 106, type: 'data', held: true, publications: [publication] },
    9_000,
  ),
  told('sweep', { session: one, lastActiveMs: 0 }, 30_000),
  told('statistics', { session: one, sent: 1, queued: 0, dropped: 0, bytes: 900 }, 30_000),
  told('sweep', { session: one, lastActiveMs: 81_159 }, 90_000),
  told('idle-close', { session: one, idleMs: 81_159 }, 90_000),
  told('session-gone', { session: one, why: 'idle' }, 90_000),
  told('undeliverable', { agent: one.agent, publication }, 91_000),
  told('invalid-session', { sid: one.sid, rid: 107, ip: one.ip, port: 1 }, 92_000),
  told('service-stop', {}, 100_000),
];
const everything = { bosh: true, jetty: true, noise: 10 };

describe.each(releases)('%s', (release) => {
  it('holds no line that the tool does not know', async () => {
    const records = written(release, morning, { logs: everything, zone: '-05:00' });
    const files = Object.fromEntries(
      Object.entries(records).map(([log, texts]) => [log, `${texts.join('\n')}\n`]),
    );
    const { bundle } = await withFolder(files, (folder) => inspect([folder]));
    const names = bundle.sources.map(({ path }) => path.replace(/^.*?openfire\//, 'openfire/'));
    expect(names.sort()).toEqual(Object.keys(files).sort());
    expect(bundle.sources.flatMap(({ unknownSamples = [] }) => unknownSamples)).toEqual([]);
  });

  it('noise and Jetty add no fact but requests', () => {
    const plain = factsOf(written(release, morning, { logs: { bosh: true } }));
    const noisy = factsOf(written(release, morning, { logs: everything }));
    const told = noisy.filter(({ kind }) => kind !== 'http-request');
    expect(told).toEqual(plain);
    // 7 requests and one that was held, taken up again.
    const isJetty7 = release === 'finesse-11' || release === 'openfire-3.8';
    expect(noisy.length - told.length).toBe(isJetty7 ? 7 : 0);
  });

  it('noise writes more records', () => {
    const count = (noise: number) =>
      Object.values(written(release, morning, { logs: { noise } })).flat().length;
    expect(count(10)).toBeGreaterThan(count(1));
    expect(count(1)).toBeGreaterThan(count(0));
  });

  it('writes the same again', () => {
    expect(written(release, morning, { logs: everything })).toEqual(
      written(release, morning, { logs: everything }),
    );
  });

  it('without debug logging writes no debug record', () => {
    const records = written(release, morning, { logs: { ...everything, debug: false } });
    expect(Object.keys(records)).not.toContain('openfire/debug.log');
    expect(
      Object.values(records)
        .flat()
        .filter((text) => /DEBUG|TRACE/.test(text)),
    ).toEqual([]);
  });

  it('without BOSH logging writes no body and no credential', () => {
    const texts = Object.values(written(release, morning)).flat().join('\n');
    expect(texts).not.toMatch(/<body|<auth/);
  });

  it('with BOSH logging writes credentials, made-up ones', () => {
    const texts = Object.values(written(release, morning, { logs: { bosh: true } })).flat();
    const auth = /mechanism="PLAIN">([^<]+)</.exec(texts.join('\n'))?.[1] ?? '';
    expect(Buffer.from(auth, 'base64').toString()).toBe('\0' + '1001003\0not-a-secret');
  });

  it.each([
    { multiLine: true, lines: 7 },
    { multiLine: false, lines: 1 },
  ])('payloads of several lines: $multiLine', ({ multiLine, lines }) => {
    const records = written(release, morning, { logs: { multiLine } });
    const lost = Object.values(records)
      .flat()
      .filter((text) => text.includes('store offline'));
    expect(lost.length).toBeGreaterThan(0);
    for (const text of lost) {
      expect(text.split('\n')).toHaveLength(lines);
      expect(text).toMatch(/<\/message> $/);
    }
  });

  it("keeps silent about another server's happenings", () => {
    expect(written(release, morning, { server: { name: 'fin-b' } })).toEqual({});
  });
});

it('4.7 and 5.0 colour the level, and 5.0 prints milliseconds', () => {
  const idle = [told('idle-close', { session: one, idleMs: 61_000 })];
  const tail = `\x1b[32mINFO \x1b[m [TaskEngine-pool-#]: org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session f382a015: 1001003@${domain}/desktop from IP 10.20.1.13`;
  const recordOf = (release: 'openfire-4.7' | 'openfire-5.0') =>
    written(release, idle)['openfire/openfire.log']?.[0]?.replace(/pool-\d/, 'pool-#');
  expect(recordOf('openfire-4.7')).toBe(`2026.11.23 13:02:24 ${tail}`);
  expect(recordOf('openfire-5.0')).toBe(`2026.11.23 13:02:24.321 ${tail}`);
});

it('5.0 tells the milliseconds and more of a sweep, which the tool cuts', () => {
  for (let ms = 1; ms < 1_000; ms += 37) {
    const idle = [told('sweep', { session: one, lastActiveMs: 60_000 + ms })];
    const records = written('openfire-5.0', idle, { logs: { bosh: true } });
    expect(factsIn('openfire/openfire.log', records['openfire/openfire.log'] ?? [])).toMatchObject([
      { kind: 'sweep', lastActiveMs: 60_000 + ms },
    ]);
  }
});
