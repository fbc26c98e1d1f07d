import { describe, expect, it } from 'vitest';
import { requestsOf, rowAt } from './marks.ts';

/** `RECV`: the request arrived. `held`, `answer`, `again`: a consumeResponse. `closed`: one of a closed session. */
type Row = readonly [second: number, what: 'recv' | 'line' | 'closed', rid: number];

function fold(rows: readonly Row[], stampMs = 1_000) {
  const requests = requestsOf();
  for (const [second, what, rid] of rows) {
    const row = rowAt(second, stampMs);
    if (what === 'recv') requests.received(rid, row);
    else requests.logged(rid, '1001003@finesse1.example.com/desktop', row, what === 'closed');
  }
  requests.end();
  return requests;
}

const gapsOf = (rows: readonly Row[], stampMs?: number) =>
  fold(rows, stampMs).gaps.map(({ first, last, greatest }) => [
    first.at / 1_000,
    last.at / 1_000,
    greatest.lastActiveMs,
  ]);

describe('gaps between two requests', () => {
  it.each<[string, readonly Row[], number[][]]>([
    ['nothing', [], []],
    [
      'held polls that follow each other at once',
      [
        [0, 'line', 1],
        [30, 'line', 1],
        [30, 'line', 2],
        [60, 'line', 2],
        [60, 'line', 3],
      ],
      [],
    ],
    [
      'a new poll 20 s after the answer',
      [
        [0, 'line', 1],
        [30, 'line', 1],
        [50, 'line', 2],
        [80, 'line', 2],
      ],
      [[30, 50, 20_000]],
    ],
    [
      'whole seconds: 15 s printed may be 14.1',
      [
        [0, 'line', 1],
        [30, 'line', 1],
        [45, 'line', 2],
        [75, 'line', 2],
      ],
      [],
    ],
    [
      'whole seconds: 16 s printed is more than 15',
      [
        [0, 'line', 1],
        [30, 'line', 1],
        [46, 'line', 2],
        [76, 'line', 2],
      ],
      [[30, 46, 16_000]],
    ],
    [
      'a held poll is no gap: its second line comes with the next request',
      [
        [0, 'line', 1],
        [28, 'line', 2],
        [28, 'line', 1],
        [58, 'line', 2],
      ],
      [],
    ],
    [
      'answered at once, and silent until the next poll',
      [
        [0, 'line', 1],
        [20, 'line', 2],
        [50, 'line', 2],
        [50, 'line', 3],
      ],
      [[0, 20, 20_000]],
    ],
    [
      'answered at once, and silent until the end of the log',
      [
        [0, 'line', 1],
        [20, 'line', 2],
      ],
      [[0, 20, 20_000]],
    ],
    [
      'the same rid repeated while it is held',
      [
        [0, 'line', 1],
        [10, 'line', 1],
        [10, 'line', 1],
        [40, 'line', 1],
        [40, 'line', 2],
      ],
      [],
    ],
    [
      'a closed session writes its held poll once more: no request came',
      [
        [0, 'line', 1],
        [30, 'line', 1],
        [60, 'closed', 2],
      ],
      [],
    ],
  ])('%s', (_, rows, gaps) => {
    expect(gapsOf(rows)).toEqual(gaps);
  });

  it('trusts stamps with milliseconds', () => {
    const rows = (back: number): Row[] => [
      [0, 'line', 1],
      [30, 'line', 1],
      [back, 'line', 2],
    ];
    expect(gapsOf(rows(45.001), 1)).toEqual([[30, 45.001, 15_001]]);
    expect(gapsOf(rows(45), 1)).toEqual([]);
  });

  it('sees a gap where RECV stands beside consumeResponse', () => {
    const rows: Row[] = [
      [0, 'recv', 1],
      [0, 'line', 1],
      [30, 'line', 1],
      [30, 'recv', 2],
      [30, 'line', 2],
      [60, 'line', 2],
      [90, 'recv', 3],
      [90, 'line', 3],
    ];
    expect(gapsOf(rows)).toEqual([[60, 90, 30_000]]);
  });

  it('sees a gap before a rid that is repeated', () => {
    const rows: Row[] = [
      [0, 'line', 1],
      [30, 'line', 1],
      [60, 'line', 1],
      [60, 'line', 1],
      [60, 'line', 2],
    ];
    expect(gapsOf(rows)).toEqual([[30, 60, 30_000]]);
  });
});

describe('what a fold knows of its session', () => {
  const requests = fold([
    [0, 'recv', 10],
    [0, 'line', 10],
    [30, 'line', 10],
    [30, 'recv', 11],
    [30, 'line', 11],
    [31, 'recv', 12],
    [61, 'closed', 12],
  ]);

  it('its rids, first record, close and last line', () => {
    expect([requests.rids().minRid, requests.rids().maxRid]).toEqual([10, 12]);
    expect(requests.first?.at).toBe(0);
    expect(requests.bound?.at).toBe(0);
    expect(requests.closed?.at).toBe(61_000);
    expect(requests.last()?.at).toBe(61_000);
    expect(requests.jid).toBe('1001003@finesse1.example.com/desktop');
  });

  it('arrivals alone count where nothing shows that the session took them', () => {
    const arrived = fold([
      [0, 'recv', 1],
      [30, 'recv', 2],
      [30, 'recv', 2],
    ]);
    expect(arrived.lastRequests().map(({ at }) => at)).toEqual([0, 30_000]);
    expect(arrived.bound).toBeUndefined();
  });

  it('keeps the last four requests', () => {
    const rows = Array.from({ length: 9 }, (_, i): Row => [i, 'line', i]);
    expect(
      fold(rows)
        .lastRequests()
        .map(({ at }) => at / 1_000),
    ).toEqual([5, 6, 7, 8]);
  });
});

describe('polls that something in the path cut', () => {
  /** Each sent again at its age, and answered then. */
  const cutAt = (...ages: number[]): Row[] => {
    let begun = 0;
    return ages.flatMap((age, i) => {
      const rows: Row[] = [
        [begun, 'line', i],
        [begun + age, 'line', i],
        [begun + age, 'line', i],
      ];
      begun += age;
      return rows;
    });
  };
  const told = (rows: readonly Row[]) => {
    const cut = fold(rows).cutPolls();
    return cut && [cut.count, cut.leastMs / 1_000, cut.greatestMs / 1_000, cut.last.at / 1_000];
  };

  it.each<[string, readonly Row[], number[] | undefined]>([
    ['three of one age', cutAt(20, 21, 20), [3, 20, 21, 61]],
    ['two', cutAt(20, 20), undefined],
    ['ages 2 s apart', cutAt(20, 22, 20), [3, 20, 22, 62]],
    ['ages 3 s apart', cutAt(20, 23, 20, 23), undefined],
    ['one of another age begins anew', cutAt(20, 20, 20, 9, 20), [3, 20, 20, 60]],
    ['the last run counts', cutAt(20, 20, 20, 9, 9, 9, 9), [4, 9, 9, 96]],
    ['doubled at once', cutAt(1, 1, 1, 1), undefined],
    [
      'sent four times: one poll',
      [[0, 'line', 1], ...[20, 20, 40, 40, 60, 60].map((second): Row => [second, 'line', 1])],
      undefined,
    ],
    [
      'answered before they came again: no cut of a held request',
      [0, 40, 80].flatMap((begun, i): Row[] => [
        [begun, 'line', i],
        [begun + 30, 'line', i],
        [begun + 33, 'line', i],
      ]),
      undefined,
    ],
    [
      'where arrivals alone are logged',
      [0, 20, 40].flatMap((begun, i): Row[] => [
        [begun, 'recv', i],
        [begun + 20, 'recv', i],
      ]),
      [3, 20, 20, 60],
    ],
    [
      'an arrival beside its lines is no other poll',
      [0, 20].flatMap((begun, i): Row[] => [
        [begun, 'recv', i],
        [begun, 'line', i],
        [begun + 20, 'recv', i],
        [begun + 20, 'line', i],
        [begun + 20, 'line', i],
      ]),
      undefined,
    ],
  ])('%s', (_, rows, cut) => {
    expect(told(rows)).toEqual(cut);
  });
});
