import { describe, expect, it } from 'vitest';
import { measures, unmet } from '../../../src/lab/score/measures.ts';
import { causeOf, entryOf, lossOf, scored } from './sample.ts';

const half = scored(
  [lossOf(), lossOf({ agent: '1001002' })],
  [entryOf({ causes: [causeOf('server-overload', 'certain')] })],
);

describe('what a score is held to', () => {
  it.each([
    ['recall', 0.5, []],
    ['recall', 0.51, ['recall: 0.5 is below 0.51']],
    ['outcome', 1, []],
    ['cause', 0.1, ['cause: 0 is below 0.1']],
    ['certain-false', 0, ['certain-false: 1 is above 0']],
    ['certain-false', 1, []],
    ['phantoms', 0, []],
    ['groups', 0, ['groups: nothing to measure, 0 was asked for']],
  ] as const)('%s=%d', (measure, limit, wanted) => {
    expect(unmet(half, [{ measure, limit }])).toEqual(wanted);
  });

  it.each([...measures.keys()])('%s is a number or nothing to measure', (name) => {
    const value = measures.get(name)?.value(half);
    expect(value === undefined || Number.isFinite(value)).toBe(true);
  });
});
