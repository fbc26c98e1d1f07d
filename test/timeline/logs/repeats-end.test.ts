import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/fact.ts';
import { type RecordTime, wallMs } from '../../../src/model/time.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';
import { repeatsItself } from '../../../src/timeline/logs/repeats-end.ts';
import { SourceLog } from '../../../src/timeline/logs/source-log.ts';

const minutes = 60;
const timeOf = (minute: number): RecordTime => ({
  wall: wallMs(minute * 60_000),
  offsetMinutes: 0,
});
const state = (agent: number): FactOf<'state-event'> => ({
  kind: 'state-event',
  agent: `${agent}`,
  state: 3,
  stateName: 'AVAILABLE',
  reasonCode: undefined,
  product: 'uccx',
  epochMs: undefined,
});

/** An hour of what agents do, one a minute, and the hour once more by other agents or the same. */
function twice(shift: number): SourceLog {
  const identity = { path: 'web.log', tree: '', kind: 'webservices', partial: false } as const;
  const log = new SourceLog(identity, new Interner(), false);
  for (const [again, from] of [
    [0, 1001],
    [1, 1001 + shift],
  ] as const)
    for (let minute = 0; minute < minutes; minute++)
      log.add(state(from + minute), timeOf(minute), {
        line: again * minutes + minute + 1,
        offset: 0,
      });
  return log;
}

const fall = { from: timeOf(minutes - 1), to: timeOf(0), line: minutes + 1, isKept: true };

describe('a log that goes back in time', () => {
  it.each([
    ['says what it said', 0, true],
    ['says something else', 500, false],
  ])('%s, by what agents do', (_, shift, isCopy) => {
    expect(repeatsItself(twice(shift), fall)).toBe(isCopy);
  });
});
