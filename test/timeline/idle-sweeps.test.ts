import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { analyzeFiles, analyzeLines } from '../support/bundle.ts';
import { closedIdle, idleSweep, type Line, recv, time } from '../support/lines.ts';

const from = time('10:00:00');
const at = (second: number): number => from + second * 1_000;
const agent = '1001001';
const others = ['1001002', '1001003', '1001004'];

/** Requests of a desktop that polls every 30 s. */
const polls = (id: string, first: number, last: number, rid = 100): Line[] =>
  Array.from({ length: Math.floor((last - first) / 30) + 1 }, (_, i) =>
    recv(at(first + i * 30) + 7, id, rid + i),
  );

/** What a silent desktop leaves in the sweeps: values at these seconds since it was last active. */
const silent = (id: string, seconds: readonly number[], since: number): Line[] =>
  seconds.map((s) => idleSweep(at(s) + 412, id, (s - since) * 1_000 + 400));

const told = async (lines: readonly Line[]) => {
  const { disconnects, agents, serverEvents, settings } = await analyzeLines(lines);
  return { disconnects, agents, serverEvents, settings };
};

describe('sweeps that list only idle sessions', () => {
  it('an idle close has its last contact from the values, to the millisecond', async () => {
    const { disconnects } = await told([
      ...polls(agent, 0, 60),
      ...silent(agent, [120, 150], 90),
      closedIdle(at(150) + 412, agent),
    ]);
    expect(disconnects).toMatchObject([
      {
        agent,
        at: '2026-11-23T10:02:30.412Z',
        transport: 'bosh',
        lastContact: { latest: '2026-11-23T10:01:30.012Z' },
      },
    ]);
  });

  it('one that comes back is a near-miss until its next request, not until it is idle again', async () => {
    const { disconnects } = await told([
      ...polls(agent, 0, 60),
      ...silent(agent, [120], 90),
      ...polls(agent, 130, 3_000, 103),
      ...silent(agent, [3_060], 3_059),
    ]);
    expect(disconnects).toMatchObject([
      {
        outcome: 'near-miss',
        at: '2026-11-23T10:02:00.412Z',
        returnedAt: '2026-11-23T10:02:10.007Z',
      },
    ]);
  });

  it('that they pass a session over ends nothing', async () => {
    const { disconnects, agents } = await told([
      ...[agent, ...others].flatMap((id) => [idleSweep(at(0) + 412, id, 3), ...polls(id, 0, 900)]),
      ...silent('1001009', [120, 150], 90),
      closedIdle(at(150) + 412, '1001009'),
      ...polls(agent, 900, 1_200, 131),
    ]);
    expect(disconnects.map((d) => d.agent)).toEqual(['1001009']);
    expect(agents.filter(({ outcome }) => outcome === 'healthy')).toHaveLength(4);
  });

  it('sweeps that had nobody to list are no standstill, and no period', async () => {
    const { serverEvents, settings } = await told([
      idleSweep(at(0) + 412, agent, 3),
      idleSweep(at(90) + 412, agent, 5),
      idleSweep(at(180) + 412, agent, 4),
      idleSweep(at(270) + 412, agent, 4),
      idleSweep(at(360) + 412, agent, 4),
    ]);
    expect(serverEvents).toEqual([]);
    expect(settings.sweepMs).toEqual({ value: 30_000, origin: 'default' });
  });

  it('two sessions that were silent before and after are owed the sweeps between; one is too little', async () => {
    const one = silent(agent, [30, 130, 160], 10);
    expect((await told(one)).serverEvents).toEqual([]);
    const two = [...one, ...silent('1001002', [30, 130, 160], 5)];
    expect((await told(two)).serverEvents).toMatchObject([{ event: 'sweep-gap' }]);
  });

  it('a server that stood still lists all of them late, and is told from desktops that fell silent', async () => {
    const ids = [agent, ...others];
    const before = ids.flatMap((id, i) => [idleSweep(at(0) + 1, id, 2), ...polls(id, i, 570 + i)]);
    const ended = (second: number) => ids.map((id) => closedIdle(at(second), id));
    const stood = await told([
      ...before,
      ...ids.map((id) => idleSweep(at(700), id, 98_000)),
      ...ended(700),
    ]);
    expect(stood.disconnects.map((d) => d.causes[0]?.cause)).toEqual(
      ids.map(() => 'server-overload'),
    );
    const cut = await told([
      ...before,
      ...[610, 640, 670].flatMap((s) => ids.map((id) => idleSweep(at(s), id, (s - 602) * 1_000))),
      ...ended(670),
    ]);
    expect(cut.serverEvents).toEqual([]);
    expect(cut.disconnects.map((d) => d.causes[0]?.cause)).not.toContain('server-overload');
  });

  it('the period shows where several fall silent', async () => {
    const { settings } = await told([
      ...silent(agent, [120, 140, 160], 90),
      ...silent('1001002', [220, 240, 260], 190),
    ]);
    expect(settings.sweepMs).toMatchObject({ value: 20_000, origin: 'observed' });
  });
});

describe('a log of all levels', () => {
  const loss = [...silent(agent, [120, 150], 90), closedIdle(at(150) + 412, agent)];
  const kindsWanted = ({ bundle }: Report): string[] => bundle.missing.map(({ kind }) => kind);

  it('covers what debug logging writes only where it holds such records', async () => {
    const wanted = async (...records: readonly string[]) =>
      kindsWanted(
        await analyzeFiles({
          'all.log': records.map((record) => `2026.11.23 ${record}\n`).join(''),
        }),
      );
    const close = `10:02:30 INFO  [pool-2]: org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session: ${agent}@finesse1.example.com/desktop`;
    const other = (clock: string): string => `${clock} DEBUG [pool-2]: org.example.Other - another`;
    expect(await wanted(close)).toContain('openfire-debug');
    expect(await wanted(other('10:01:00'), close, other('10:03:20'))).not.toContain(
      'openfire-debug',
    );
  });

  it('is not asked for what its release writes into none', async () => {
    const close = [closedIdle(at(150) + 412, agent)];
    expect(kindsWanted(await analyzeLines(close))).not.toContain('openfire-debug');
    expect(kindsWanted(await analyzeLines(loss))).not.toContain('openfire-info');
  });
});
