import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import { Holds } from '../../src/timeline/holds.ts';
import { RowMarks } from '../../src/timeline/row-marks.ts';
import { requestsOf, rowAt } from './marks.ts';

/** So many seconds held, and when it was answered. */
type Hold = readonly [held: number, answered: number];

function waitOf(holds: readonly Hold[]) {
  const all = new Holds();
  const marks = new RowMarks();
  for (const [held, answered] of holds) {
    const answer = marks.places(1);
    marks.set(answer, rowAt(answered, 1_000));
    all.answers.note(held * 1_000, marks, answer);
  }
  const wait = all.wait();
  return wait && [wait.ms / 1_000, wait.isOwn];
}

const each = (seconds: readonly number[], apart = 50): Hold[] =>
  seconds.map((held, i) => [held, i * apart]);

describe('the wait that holds show', () => {
  it.each<[string, Hold[], [number, boolean] | undefined]>([
    ['none', [], undefined],
    ['two of one age', each([45, 45]), undefined],
    ['three of one age', each([45, 45, 45]), [45, false]],
    ['whole seconds cut one hold short', each([45, 45, 46]), [45, false]],
    ['one second apart', each([44, 45, 46]), undefined],
    ['answered soon: nothing waited', each([9, 9, 9, 9]), undefined],
    ['events that end some of them sooner', each([12, 45, 31, 45, 18, 45, 3, 22]), [45, false]],
    ['events alone end them at any age', each([12, 18, 25, 33, 41, 16, 22]), undefined],
    ['a standstill that held some longer', each([45, 45, 45, 45, 61, 88, 70, 45, 45]), [45, false]],
    ['most live on', each([20, 20, 20, 30, 30, 30, 30, 30]), [30, false]],
    [
      'the last of many that events end',
      each([20, 21, 22, 22, 23, 23, 24, 24, 25, 25, 26, 26, 27, 27, 28, 28, 28]),
      undefined,
    ],
    ['longer than any', each([700, 700, 700]), undefined],
  ])('%s', (_, holds, wait) => {
    expect(waitOf(holds)).toEqual(wait);
  });

  it('is their own where they end apart from one another', () => {
    const apart = [0, 9, 18, 27, 36].map((answered): Hold => [20, answered]);
    expect(waitOf(apart)).toEqual([20, true]);
  });

  it('may be that of a clock that all are told by', () => {
    const together = [0, 0, 1, 20, 20, 21, 40, 41, 42].map((answered): Hold => [20, answered]);
    expect(waitOf(together)).toEqual([20, false]);
  });
});

describe('the wait that arrivals show', () => {
  const arrivedBy = (seconds: readonly number[]) => {
    const all = new Holds();
    const fold = requestsOf([], all);
    let at = 0;
    for (const [rid, apart] of [0, ...seconds].entries()) {
      at += apart;
      fold.received(rid, rowAt(at, 1));
    }
    fold.end();
    const wait = all.wait();
    return wait && [wait.ms / 1_000, wait.isOwn];
  };

  it.each<[string, number[], [number, boolean] | undefined]>([
    ['polls that follow one another', [45.1, 45.1, 45.1, 12, 45.1], [45, false]],
    ['a page whose timers fire once a minute', [60, 60.02, 60, 59.98, 120], undefined],
    ['such a page that had been in front', [30.1, 30.1, 30.1, 60, 60, 60, 60], [30, false]],
  ])('%s', (_, seconds, wait) => {
    expect(arrivedBy(seconds)).toEqual(wait);
  });
});

describe('the holds of a session', () => {
  const heldBy = (rows: readonly (readonly [second: number, rid: number, status?: number])[]) => {
    const all = new Holds();
    const fold = requestsOf([{ from: epochMs(5_000_000), to: epochMs(5_001_000) }], all);
    const jid = '1001003@finesse1.example.com/desktop';
    for (const [second, rid, status] of rows)
      fold.logged(rid, jid, rowAt(second, 1_000), status === -1);
    fold.end();
    const wait = all.wait();
    return wait && wait.ms / 1_000;
  };

  it('are the pairs of lines of one rid', () => {
    expect(
      heldBy([0, 1, 2].flatMap((i) => [[i * 45, i] as const, [i * 45 + 45, i] as const])),
    ).toBe(45);
  });

  it('end with the session, too', () => {
    expect(
      heldBy([
        [0, 1],
        [45, 1],
        [45, 2],
        [90, 2],
        [100, 3],
        [145, 3],
      ]),
    ).toBe(45);
  });

  it('are none where a path cuts them and the rid comes again', () => {
    const cut = [0, 1, 2, 3].flatMap((i) => {
      const at = i * 41;
      return [
        [at, i],
        [at + 20, i],
        [at + 20, i],
        [at + 40, i],
      ] as const;
    });
    expect(heldBy(cut)).toBeUndefined();
  });

  it('are none where the next request takes their place', () => {
    const replaced = [0, 1, 2, 3, 4].flatMap((i) =>
      i === 0
        ? [[0, 0] as const]
        : ([
            [i * 20, i],
            [i * 20, i - 1],
          ] as const),
    );
    expect(heldBy(replaced)).toBeUndefined();
  });

  it('are none where the session is closed over them, or the log has a hole', () => {
    const closed = [0, 1, 2].flatMap(
      (i) =>
        [
          [i * 45, i],
          [i * 45 + 45, i, -1],
        ] as const,
    );
    expect(heldBy(closed)).toBeUndefined();
    const torn = [0, 1, 2].flatMap(
      (i) =>
        [
          [4_980, i],
          [5_025, i],
        ] as const,
    );
    expect(heldBy(torn)).toBeUndefined();
  });
});
