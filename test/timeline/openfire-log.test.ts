import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import {
  askedTo,
  closedIdle,
  closing,
  connection,
  idleSweep,
  kickedByStream,
  type Line,
  recv,
  routeAdded,
  time,
} from '../support/lines.ts';

const from = time('10:00:00');
const at = (second: number): number => from + second * 1_000 + 7;
const agent = '1001001';

const polls = (last: number, poll: typeof recv): Line[] =>
  Array.from({ length: Math.floor(last / 30) + 1 }, (_, i) => poll(at(i * 30), agent, 100 + i));

const disconnects = async (lines: readonly Line[]) => (await analyzeLines(lines)).disconnects;

describe('what openfire.log of 4.7 and later tells of a session', () => {
  it('a conflict that names the old session by its stream id alone', async () => {
    const told = await disconnects([
      idleSweep(at(1), agent, 400),
      ...polls(300, recv),
      kickedByStream(at(310), agent),
    ]);
    expect(told).toMatchObject([{ agent, steps: [{ step: 'replaced' }] }]);
  });

  it('requests at DEBUG, and the close of a session with its desktop gone before', async () => {
    const told = await disconnects([
      ...polls(300, connection),
      askedTo(at(310), agent, 111, 'terminate'),
      closing(at(310) + 2, agent),
    ]);
    expect(told).toMatchObject([
      { outcome: 'closed', steps: [{ step: 'terminate' }, { step: 'session-closed' }] },
    ]);
    expect(told.flatMap(({ causes }) => causes.map(({ side }) => side))).not.toContain('server');
  });

  it('one request that two records tell is one', async () => {
    const once = await disconnects([
      idleSweep(at(1), agent, 400),
      ...polls(300, recv),
      idleSweep(at(390), agent, 89_000),
      closedIdle(at(390), agent),
    ]);
    const twice = await disconnects([
      idleSweep(at(1), agent, 400),
      ...polls(300, recv),
      ...polls(300, connection),
      idleSweep(at(390), agent, 89_000),
      closedIdle(at(390), agent),
      closing(at(390) + 1, agent),
    ]);
    const shown = (all: typeof once) =>
      all.map(({ at, lastContact }) => [at, lastContact?.earliest, lastContact?.latest]);
    expect(shown(twice)).toEqual(shown(once));
  });

  it('a close alone accuses nobody', async () => {
    const told = await disconnects([
      routeAdded(at(0), agent),
      ...polls(300, connection),
      closing(at(310), agent),
    ]);
    expect(told.flatMap(({ causes }) => causes.map(({ side }) => side))).not.toContain('server');
  });
});
