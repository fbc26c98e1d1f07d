import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../src/model/time.ts';
import { type Span, without } from '../../../src/timeline/logs/spans.ts';

const span = ([from, to]: readonly [number, number]): Span => ({
  from: epochMs(from),
  to: epochMs(to),
});

describe('spans without their holes', () => {
  it.each<[string, [number, number][], [number, number][], [number, number][]]>([
    ['no hole', [[0, 10]], [], [[0, 10]]],
    [
      'a hole inside',
      [[0, 10]],
      [[3, 5]],
      [
        [0, 3],
        [5, 10],
      ],
    ],
    [
      'two holes',
      [[0, 10]],
      [
        [3, 5],
        [6, 7],
      ],
      [
        [0, 3],
        [5, 6],
        [7, 10],
      ],
    ],
    ['a hole at the beginning', [[0, 10]], [[-1, 2]], [[2, 10]]],
    ['a hole that only touches', [[0, 10]], [[10, 12]], [[0, 10]]],
    ['a hole over all', [[0, 10]], [[-1, 12]], []],
    [
      'a hole over two spans',
      [
        [0, 4],
        [6, 10],
      ],
      [[3, 7]],
      [
        [0, 3],
        [7, 10],
      ],
    ],
  ])('%s', (_, spans, holes, left) => {
    expect(without(spans.map(span), holes.map(span))).toEqual(left.map(span));
  });
});
