import { expect, it } from 'vitest';
import { match } from '../src/lab/score/match.ts';
import { epochMs, wallMs } from '../src/model/time.ts';
import { sessionEnds } from '../src/timeline/ends.ts';
import type { Event } from '../src/timeline/event.ts';
import { Interner } from '../src/timeline/logs/interner.ts';
import { PageWatch } from '../src/timeline/logs/page-watch.ts';
import type { NodeTimeline } from '../src/timeline/timeline.ts';
import { entryOf, lossOf } from './lab/score/sample.ts';
import { analyzeLines } from './support/bundle.ts';
import { clientStatus, time } from './support/lines.ts';
import { sessionAt, stamp } from './timeline/marks.ts';

/* Each is of a size that takes minutes where the work grows with its square: the time-out of a test tells. */

const numbers = (count: number): number[] => [...Array(count).keys()];

it("finds the thousands of losses that one page's log tells", async () => {
  const statuses = ['connected', 'disconnected'];
  const start = time('00:00:00');
  const lines = numbers(10_000).map((i) =>
    clientStatus(start + i * 300_000, '1001001', statuses[i % 2] as string),
  );
  const { disconnects } = await analyzeLines(lines);
  expect(disconnects).toHaveLength(5_000);
});

it('tells the end of a session for which hundreds of thousands of polls ask', () => {
  const session = sessionAt(0);
  const events = numbers(400_000).map(
    (i): Event => ({
      ...stamp(1, 1_000),
      at: epochMs(60_000 + i),
      fact: { kind: 'invalid-session', sid: session.sid as string, clientAddress: '10.20.0.1' },
      node: 'finesse1.example.com',
    }),
  );
  const node = {
    events,
    sessions: [session],
    sweeps: [],
    missing: [],
    restarts: [],
    rejections: { ends: [], nameless: [] },
  } as unknown as NodeTimeline;
  expect(sessionEnds(node, 60_000)).toHaveLength(events.length);
});

it('matches the losses of a whole site with what its report says', () => {
  const agents = numbers(20_000).map((i) => `${1_001_000 + i}`);
  const { matched, phantoms } = match(
    agents.map((agent) => lossOf({ agent })),
    agents.map((agent) => entryOf({ agent, id: `${agent}@fin-a/1` })),
  );
  expect(matched.filter(({ loss, entry }) => entry?.agent === loss.agent)).toHaveLength(20_000);
  expect(phantoms).toEqual([]);
});

it('follows pages that a crowd loads millions of times within minutes', () => {
  const watch = new PageWatch();
  const interner = new Interner();
  const note = (i: number, path: string) =>
    watch.note(
      {
        kind: 'http-access',
        agent: `${1_001_000 + (i % 200)}`,
        clientAddress: `10.20.0.${Math.floor(i / 200) % 200}`,
        method: 'GET',
        path,
        status: 200,
      },
      { time: { wall: wallMs(i / 100) }, spot: { line: i + 1, offset: 0 } },
      interner,
    );
  const loads = 6_000_000;
  for (let i = 0; i < loads; i++) note(i, '/desktop/');
  note(loads - 1, '/finesse/api/SystemInfo');
  expect(watch.stretches).toMatchObject([{ count: 1, loadedMs: 0 }]);
});
