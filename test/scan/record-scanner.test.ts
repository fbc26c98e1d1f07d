import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disposition, LineCount, RecordShape } from '../../src/scan/record.ts';
import { maxHeadBytes, maxRecordBytes, RecordScanner } from '../../src/scan/record-scanner.ts';

type Anchored = 'start' | 'anywhere';

interface Seen {
  readonly text: string;
  readonly message: string;
  readonly line: number;
  readonly offset: number;
  readonly cut: boolean;
}

interface Reading {
  readonly records: readonly Seen[];
  readonly ticks: readonly string[];
  readonly count: LineCount;
  readonly last: string | undefined;
}

/** A head is `H`, a tick digit and a blank; the message follows. */
const shape: RecordShape = {
  head: (bytes, start, end) =>
    end - start >= 3 && bytes[start] === 0x48 && bytes[start + 2] === 0x20 ? start + 3 : -1,
  tick: (bytes, start) => bytes[start + 1] ?? 0,
};
const dispositions: readonly Disposition[] = ['used', 'unused', 'unknown'];
const judge = (text: string): Disposition => dispositions[text.length % 3] ?? 'used';

/** Pushes the chunks through one buffer that is overwritten after each. */
function scan(chunks: readonly Buffer[], anchors: readonly string[], anchored: Anchored): Reading {
  const records: Seen[] = [];
  const ticks: string[] = [];
  const scanner = new RecordScanner(shape, anchors, anchored, {
    record: ({ bytes, start, messageStart, end, line, offset, cut }) => {
      const text = latin1(bytes, start, end);
      records.push({ text, message: latin1(bytes, messageStart, end), line, offset, cut });
      return judge(text);
    },
    tick: (head, before) => ticks.push(`${mark(before)} > ${mark(head)}`),
  });
  const shared = Buffer.alloc(Math.max(1, ...chunks.map((chunk) => chunk.length)));
  for (const chunk of chunks) {
    chunk.copy(shared);
    scanner.push(shared.subarray(0, chunk.length));
    shared.fill('H');
  }
  const count = scanner.end();
  return { records, ticks, count, last: mark(scanner.lastHead()) };
}

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

const mark = (
  head: { bytes: Uint8Array; start: number; line: number; end: number } | undefined,
): string | undefined =>
  head && `${head.line} ${latin1(head.bytes, head.start, Math.min(head.end, head.start + 512))}`;

/** What stands between NULs, with its offset in the text. */
const partsOf = (line: string, offset: number): { part: string; at: number }[] =>
  [...line.matchAll(/[^\0]+/g)].map((match) => ({ part: match[0], at: offset + match.index }));

/** The plain way: the whole text, split at its newlines and NULs. */
function oracle(text: string, anchors: readonly string[], anchored: Anchored): Reading {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const count = { total: lines.length, used: 0, unused: 0, unknown: 0, records: 0 };
  const open: { line: number; offset: number; first: string; lines: number }[] = [];
  const ticks: string[] = [];
  let offset = 0;
  let before: { tick: string; mark: string } | undefined;
  for (const [i, line] of lines.entries()) {
    for (const { part, at } of partsOf(line, offset)) {
      if (part[0] !== 'H' || part[2] !== ' ') continue;
      const head = { tick: part[1] ?? '', mark: `${i + 1} ${part.slice(0, 512)}` };
      if (head.tick !== before?.tick) ticks.push(`${before?.mark} > ${head.mark}`);
      before = head;
      open.push({ line: i + 1, offset: at, first: part.replace(/\r$/, '').slice(3), lines: 0 });
    }
    const last = open.at(-1);
    if (last) last.lines += 1;
    else count.unknown += 1;
    offset += line.length + 1;
  }
  const records: Seen[] = [];
  for (const [i, { line, offset: at, first, lines: own }] of open.entries()) {
    count.records += 1;
    const record = text.slice(at, open[i + 1]?.offset).replace(/\n$/, '');
    const holds = (anchor: string): boolean =>
      anchored === 'start' ? first.startsWith(anchor) : first.includes(anchor);
    const found = anchors.some(holds);
    if (found)
      records.push({ text: record, message: record.slice(3), line, offset: at, cut: false });
    count[found ? judge(record) : 'unused'] += own;
  }
  return { records, ticks, count, last: before?.mark };
}

function cutAt(text: string, borders: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const sorted = [0, ...borders.map((b) => b % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((to, i) => bytes.subarray(sorted[i], to));
}

const everyByte = (text: string): Buffer[] =>
  cutAt(
    text,
    [...text].map((_, i) => i),
  );
const inSteps = (text: string, step: number): Buffer[] =>
  cutAt(
    text,
    Array.from({ length: Math.floor(text.length / step) }, (_, i) => i * step),
  );

const byte = fc.constantFrom(...'H012 abx\r\0\u00ff\u00c3');
const body = fc.array(byte, { maxLength: 12 }).map((bytes) => bytes.join(''));
const line = fc.oneof(
  body,
  fc.tuple(fc.constantFrom('0', '1', '2'), body).map(([tick, rest]) => `H${tick} ${rest}`),
  fc.constant(''),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('', '\n', '\r\n'))
  .map(([lines, end]) => lines.join('\n') + end);
const anchorSets = fc.uniqueArray(fc.constantFrom('a', 'ab', 'b', 'x0', 'b\r', 'bb a'), {
  maxLength: 3,
});
const anchorings = fc.constantFrom<Anchored>('start', 'anywhere');

const steps = [1000, 4096, 65_535, 65_536, 65_537, 1 << 20, 1 << 24];

describe('RecordScanner', () => {
  it('gives the same whatever the chunks, as the whole text split at its newlines', () => {
    fc.assert(
      fc.property(file, anchorSets, anchorings, fc.array(fc.nat()), (text, anchors, how, at) => {
        const { last: _, ...plain } = oracle(text, anchors, how);
        expect(scan(cutAt(text, at), anchors, how)).toMatchObject(plain);
        expect(scan([Buffer.from(text, 'latin1')], anchors, how)).toMatchObject(plain);
        expect(scan(everyByte(text), anchors, how)).toMatchObject(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('spends each line once', () => {
    fc.assert(
      fc.property(file, anchorSets, anchorings, fc.array(fc.nat()), (text, anchors, how, at) => {
        const { total, used, unused, unknown } = scan(cutAt(text, at), anchors, how).count;
        expect(used + unused + unknown).toBe(total);
      }),
    );
  });

  it.each<[string, string, Partial<LineCount>]>([
    ['nothing', '', { total: 0, records: 0 }],
    ['one newline', '\n', { total: 1, unknown: 1 }],
    ['no newline at the end', 'H0 a\nrest', { total: 2, records: 1 }],
    ['a head cut short at the end', 'H0 a\nH1', { total: 2, records: 1 }],
    ['an empty message', 'H0 ', { total: 1, unused: 1, records: 1 }],
    ['lines before the first head', 'x\n\nH0 b\n', { total: 3, unknown: 2, unused: 1 }],
  ])('counts %s', (_, text, count) => {
    expect(scan([Buffer.from(text)], ['a'], 'start').count).toMatchObject(count);
    expect(scan(everyByte(text), ['a'], 'start').count).toMatchObject(count);
  });

  it('finds heads behind NULs, on the line where they stand', () => {
    const text = '\0\0H0 a\nH0 a1\0\0H1 a2\nx\n\0\0\nH1 a3\n\0\0';
    const { records, count } = scan(everyByte(text), ['a'], 'start');
    expect(records.map(({ message, line }) => [message, line])).toEqual([
      ['a', 1],
      ['a1\0\0', 2],
      ['a2\nx\n\0\0', 2],
      ['a3\n\0\0', 5],
    ]);
    expect(count).toMatchObject({ total: 6, records: 4 });
  });

  it.each([
    ['behind a record', 'H0 a\n', ''],
    ['on its line', 'H0 a', 'H1 a\n'],
  ])('holds no NULs for a record, however many: %s', (_, before, after) => {
    const text = `${before}${'\0'.repeat(3 * maxRecordBytes)}${after}`;
    for (const step of steps) {
      const { records } = scan(inSteps(text, step), ['a'], 'start');
      expect(
        records.map(({ message, cut }) => [message.trimEnd().replace(/\n?\0+$/, ''), cut]),
      ).toEqual([before, after].filter(Boolean).map(() => ['a', false]));
    }
  });

  it('does not look at a line again for each NUL in it', () => {
    const chunk = Buffer.from('x\0'.repeat(1 << 21));
    const begin = performance.now();
    expect(scan([chunk], ['a'], 'start').count.total).toBe(1);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('keeps carriage returns and NULs where they stand', () => {
    const text = 'H0 a\0b\r\n\r\nc\0\r\nH1 a\r\n';
    const { records } = scan(everyByte(text), ['a'], 'start');
    expect(records.map((record) => record.message)).toEqual(['a\0b\r\n\r\nc\0\r', 'a\r']);
    expect(records.map(({ line, offset }) => [line, offset])).toEqual([
      [1, 0],
      [4, 14],
    ]);
  });

  it('takes an anchor at the start of the message or anywhere in its first line', () => {
    const text = 'H0 say a\nH0 a\nH0 x\na\n';
    const found = (how: Anchored) => scan([Buffer.from(text)], ['a'], how).records;
    expect(found('start').map((record) => record.line)).toEqual([2]);
    expect(found('anywhere').map((record) => record.line)).toEqual([1, 2]);
  });

  it('refuses an empty anchor', () => {
    expect(() => scan([], [''], 'start')).toThrow();
  });

  it('tells the head before a tick across chunk borders', () => {
    const text = 'H0 one\nmore\nH0 two\nH1 three\nH1 four\nH0 five';
    const ticks = ['undefined > 1 H0 one', '3 H0 two > 4 H1 three', '5 H1 four > 6 H0 five'];
    for (const step of [1, 2, 3, 7, 100])
      expect(scan(inSteps(text, step), [], 'start').ticks).toEqual(ticks);
  });

  it.each([maxHeadBytes - 1, maxHeadBytes, maxHeadBytes + 1, 3 * maxHeadBytes + 17])(
    'reads a line of %i bytes as one line',
    (length) => {
      const long = `H1 a${'x'.repeat(length - 4)}`;
      const text = `H0 a\n${long}\nend\nH0 a\n${'y'.repeat(length)}\nH2 a`;
      const plain = oracle(text, ['a'], 'start');
      for (const step of steps) {
        const seen = scan(inSteps(text, step), ['a'], 'start');
        expect(seen.count).toEqual(plain.count);
        expect(seen.records.every((record, i) => record.text === plain.records[i]?.text)).toBe(
          true,
        );
        expect(seen.records.map((r) => r.line)).toEqual([1, 2, 4, 6]);
        expect(seen.ticks).toEqual(plain.ticks);
      }
    },
  );

  const many = (lines: number, width: number): string => `${'z'.repeat(width)}\n`.repeat(lines);

  it.each([
    ['many short lines', `H1 a\n${many(20_000, 79)}`],
    ['one line', `H1 a${'x'.repeat(maxRecordBytes + 100)}\n`],
    ['a short line and a long one', `H1 a\n${'x'.repeat(maxRecordBytes)}\n`],
    ['long lines', `H1 a\n${many(30, 70_000)}`],
  ])('cuts a record of more than 1 MiB once, and counts it once: %s', (_, huge) => {
    const text = `H0 a\n${huge}H2 a\n`;
    const lines = text.split('\n').length - 1;
    for (const step of steps) {
      const { records, count } = scan(inSteps(text, step), ['a'], 'start');
      expect(records.map(({ line, cut }) => [line, cut])).toEqual([
        [1, false],
        [2, true],
        [lines, false],
      ]);
      const kept = text.slice(5, 5 + maxRecordBytes).replace(/\n$/, '');
      expect(records[1]?.text === kept).toBe(true);
      expect(count).toMatchObject({ total: lines, records: 3 });
      expect(count.used + count.unused + count.unknown).toBe(lines);
    }
  });

  it.each([-1, 0, 1])('cuts past 1 MiB only: %i bytes more', (more) => {
    const text = `H1 a\n${many(1023, 1023)}${'x'.repeat(1024 + more - 6)}\n`;
    expect(text.length).toBe(maxRecordBytes + more);
    for (const step of steps) {
      const { records } = scan(inSteps(text, step), ['a'], 'start');
      expect(records.map(({ cut }) => cut)).toEqual([more > 0]);
    }
  });

  const endless = (lines: number): string => {
    const start = `H1 a\n${many(lines, 1023)}`;
    return start + 'x'.repeat(maxRecordBytes + 10 - start.length);
  };
  const cutsOf = (text: string) =>
    steps.map((step) => scan(inSteps(text, step), ['a'], 'start').records[0]?.cut);

  it('cuts a record of more than 1 MiB that ends in a long line without a newline', () => {
    expect(cutsOf(endless(900))).toEqual(steps.map(() => true));
  });

  it('cuts a record of more than 1 MiB that ends in a short line without a newline', () => {
    expect(cutsOf(endless(1000))).toEqual(steps.map(() => true));
  });

  it('knows the last head of a file that ends with a newline', () => {
    expect(scan(everyByte('H0 a\nH1 b\nc\n'), [], 'start').last).toBe('2 H1 b');
  });

  it('knows the last head of a file that ends without a newline', () => {
    expect(scan(everyByte('H0 a\nH1 b'), [], 'start').last).toBe('2 H1 b');
  });

  it('keeps no more of a huge record than it must', () => {
    const scanner = new RecordScanner(shape, ['a'], 'start', { record: () => 'used' });
    const before = process.memoryUsage().arrayBuffers;
    scanner.push(Buffer.from('H1 a\n'));
    const chunk = Buffer.from('x'.repeat(1 << 16));
    for (let i = 0; i < 1024; i++) scanner.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20);
    expect(scanner.end()).toMatchObject({ total: 2, records: 1, used: 2 });
  });
});
