import { expect, it } from 'vitest';
import { SegmentParser } from '../../src/parse/parse-segment.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';

const head = '2026.11.23 10:00:00 Session (id=aaaa1001) was last active 0 ms ago: 1001@x.com/d\n';

it('tells the texts of a segment that failed with those of the next', () => {
  const interner = new Interner();
  const parser = new SegmentParser(interner);
  const segment = { source: 0, sample: { path: 'debug.log', head }, forced: undefined };
  expect(() => parser.parse({ ...segment, bytes: { file: -1, from: 0, to: 9 } })).toThrow();
  // As a segment leaves them whose file could not be read to its end.
  interner.number('bbbb1002');
  const memory = new ArrayBuffer(head.length);
  Buffer.from(memory).write(head);
  const textsOfNext = () =>
    parser.parse({ ...segment, bytes: { memory, length: head.length } }).texts;
  expect([textsOfNext(), textsOfNext()]).toEqual([['bbbb1002'], []]);
});
