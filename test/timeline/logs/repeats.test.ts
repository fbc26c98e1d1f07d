import { describe, expect, it } from 'vitest';
import { wallMs } from '../../../src/model/time.ts';
import { printedClock } from '../../../src/timeline/clocks/clock.ts';
import { eventsOf } from '../../../src/timeline/events.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';
import { Repeats } from '../../../src/timeline/logs/repeats.ts';
import { SourceLog } from '../../../src/timeline/logs/source-log.ts';
import { storiesOf } from '../../../src/timeline/logs/tellings.ts';

const interner = new Interner();

/** One idle close of an agent a row. */
function logOf(level: 'debug' | 'info' | 'all', rows: Rows, index: number) {
  const identity = { path: level, tree: '', kind: `openfire-${level}`, partial: false } as const;
  const log = new SourceLog(identity, interner, false);
  log.index = index;
  for (const [i, [second, agent]] of rows.entries()) {
    const time = { wall: wallMs(second * 1_000) };
    const fact = { kind: 'idle-close', jid: `${agent}@finesse1.example.com/desktop` } as const;
    log.add(fact, time, { line: i + 1, offset: 0 });
    log.noteEnd(time);
  }
  return log;
}

/** What is told once, as `<kind>:<line>`, in time order. */
const told = (...logs: SourceLog[]): string[] => {
  const node = { id: 'node', names: [], logs };
  const clocks = new Map(logs.map((log) => [log, printedClock(0)]));
  const clientAgents = new Map<SourceLog, string>();
  const stories = storiesOf(logs, clocks, clientAgents);
  const events = eventsOf(node, stories, { clocks, clientAgents, repeats: new Repeats() });
  return events.map(({ place }) => `${logs[place.source]?.path}:${place.line}`);
};

type Rows = readonly (readonly [second: number, agent: string])[];

describe('repeats in all.log', () => {
  it.each<[string, Rows, Rows, readonly string[]]>([
    ['nothing', [], [], []],
    ['the same record', [[1, 'a']], [[1, 'a']], ['info:1']],
    ['another second', [[1, 'a']], [[2, 'a']], ['info:1', 'all:1']],
    ['another agent', [[1, 'a']], [[1, 'b']], ['info:1', 'all:1']],
    [
      'the k-th copy repeats the k-th record',
      [
        [1, 'a'],
        [1, 'a'],
      ],
      [
        [1, 'a'],
        [1, 'a'],
        [1, 'a'],
      ],
      ['info:1', 'info:2', 'all:3'],
    ],
    [
      'records that only all.log holds stay',
      [[5, 'a']],
      [
        [1, 'a'],
        [5, 'a'],
        [9, 'a'],
      ],
      ['all:1', 'info:1', 'all:3'],
    ],
  ])('%s', (_, single, all, once) => {
    expect(told(logOf('info', single, 0), logOf('all', all, 1))).toEqual(once);
    expect(told(logOf('all', all, 0), logOf('info', single, 1)).sort()).toEqual([...once].sort());
  });

  it('settle the order inside a second', () => {
    const single = logOf(
      'info',
      [
        [1, 'a'],
        [1, 'b'],
      ],
      0,
    );
    const all = logOf(
      'all',
      [
        [1, 'b'],
        [1, 'a'],
      ],
      1,
    );
    expect(told(single, all)).toEqual(['info:2', 'info:1']);
  });

  it('of two single-level files are none', () => {
    expect(told(logOf('info', [[1, 'a']], 0), logOf('debug', [[1, 'a']], 1))).toHaveLength(2);
  });

  it('count beside those of several files together', () => {
    const logs = [logOf('info', [[1, 'a']], 0), logOf('debug', [[1, 'a']], 1)];
    const all = logOf(
      'all',
      [
        [1, 'a'],
        [1, 'a'],
        [1, 'a'],
      ],
      2,
    );
    expect(told(...logs, all)).toEqual(['debug:1', 'info:1', 'all:3']);
  });
});
