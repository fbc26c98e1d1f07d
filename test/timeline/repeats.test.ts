import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import { wallMs } from '../../src/model/time.ts';
import type { SourceKind } from '../../src/model/words.ts';
import { Interner } from '../../src/timeline/interner.ts';
import { withoutRepeats } from '../../src/timeline/repeats.ts';
import { SourceLog } from '../../src/timeline/source-log.ts';

const interner = new Interner();

/** One idle close of an agent a row. */
function logOf(kind: SourceKind, rows: readonly (readonly [second: number, agent: string])[]) {
  const log = new SourceLog({ path: kind, tree: '', kind, partial: false }, interner, false);
  for (const [i, [second, agent]] of rows.entries())
    log.add(
      { kind: 'idle-close', jid: `${agent}@finesse1.example.com/desktop` },
      { wall: wallMs(second * 1_000) },
      { line: i + 1, offset: 0 },
    );
  return log;
}

const linesOf = (repeated: ReadonlySet<Observation>): number[] =>
  [...repeated].map(({ place }) => place.line);

describe('repeats in all.log', () => {
  it.each<
    [string, (readonly [number, string])[], (readonly [number, string])[], readonly number[]]
  >([
    ['nothing', [], [], []],
    ['the same record', [[1, 'a']], [[1, 'a']], [1]],
    ['another second', [[1, 'a']], [[2, 'a']], []],
    ['another agent', [[1, 'a']], [[1, 'b']], []],
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
      [1, 2],
    ],
    [
      'records that only all.log holds stay',
      [[5, 'a']],
      [
        [1, 'a'],
        [5, 'a'],
        [9, 'a'],
      ],
      [2],
    ],
  ])('%s', (_, single, all, repeated) => {
    const logs = [logOf('openfire-info', single), logOf('openfire-all', all)];
    expect(linesOf(withoutRepeats(logs).repeated)).toEqual(repeated);
    expect(linesOf(withoutRepeats([...logs].reverse()).repeated)).toEqual(repeated);
  });

  it('settle the order inside a second', () => {
    const single = logOf('openfire-info', [
      [1, 'a'],
      [1, 'b'],
    ]);
    const all = logOf('openfire-all', [
      [1, 'b'],
      [1, 'a'],
    ]);
    const { order } = withoutRepeats([single, all]);
    expect(single.observations.map((observation) => order.get(observation))).toEqual([2, 1]);
  });

  it('of two single-level files are none', () => {
    const logs = [logOf('openfire-info', [[1, 'a']]), logOf('openfire-debug', [[1, 'a']])];
    expect(withoutRepeats(logs).repeated.size).toBe(0);
  });
});
