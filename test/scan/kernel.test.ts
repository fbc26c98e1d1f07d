import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log4jFormat } from '../../src/parsers/openfire/formats.ts';
import { openfire } from '../../src/parsers/openfire/index.ts';
import { kernelCode } from '../../src/parsers/openfire/kernel-code.ts';
import { borrowKernel, type Lease } from '../../src/scan/kernels.ts';
import { RecordScanner } from '../../src/scan/record-scanner.ts';

const kernel = (borrowKernel(kernelCode, {}) as Lease).kernel;
const anchors = openfire.patterns.map(({ anchor }) => anchor);
const looseStarts = ['java.', 'io.netty.', 'Caused by: java.', 'Caused by: io.netty.', 'Exception'];

function scan(chunks: readonly Buffer[], isFast: boolean) {
  const seen: unknown[] = [];
  const { head, loose, tick } = log4jFormat;
  const shape = { head, loose, tick, ...(isFast && { kernel: { kernel, looseStarts } }) };
  const text = (bytes: Uint8Array, start: number, end: number) =>
    Buffer.from(bytes.subarray(start, end)).toString('latin1');
  const scanner: RecordScanner = new RecordScanner(shape, anchors, 'start', {
    record: (record) => {
      const { bytes, start, messageStart, end, line, offset, number, cut } = record;
      const before = scanner.headOf(record);
      if (end - start < 2000) seen.push(text(bytes, start, end));
      seen.push([
        text(bytes, messageStart, Math.min(end, messageStart + 100)),
        line,
        offset,
        number,
        cut,
        end - start,
        loose?.(bytes, start, end) === start && before?.line,
      ]);
      return (
        (['used', 'unused', 'unknown'] as const)[end % 3 === start % 3 ? 0 : line % 3] ?? 'used'
      );
    },
    tick: (mark, before) => {
      seen.push(
        [mark, before].map(
          (m) => m && [text(m.bytes, m.start, Math.min(m.end, m.start + 500)), m.line],
        ),
      );
    },
  });
  for (const chunk of chunks) scanner.push(chunk);
  const count = scanner.end();
  const last = scanner.lastHead();
  return {
    seen,
    count,
    last: last && [text(last.bytes, last.start, Math.min(last.end, last.start + 500)), last.line],
  };
}

const stamps = fc
  .tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom(' ', '.412 ', ',001 ', '.4 ', ' '))
  .map(([s, ms]) => `2026.11.23 13:12:${String(s).padStart(2, '0')}${ms}`);
const heads = fc.constantFrom(
  '',
  '',
  '',
  'org.jivesoftware.openfire.http.HttpSession - ',
  'a - ',
  'a -',
  'a - \r',
  '\x1b[32mINFO \x1b[m [TaskEngine-pool-2]: org.x.Y - ',
  'INFO  [a]b]: ',
  'DEBUG [x',
  'Mon Nov 23 13:02:51 UTC 2026: ',
  '\x1b[1;31mERROR\x1b[m [t]: ',
  '[32mWARN [m [t]: x.y - ',
  `${'x'.repeat(190)} - `,
  `${'x'.repeat(200)} - `,
  `${'x'.repeat(201)} - `,
  `${'x'.repeat(196)}[] - `,
);
const messages = fc.constantFrom(
  'Session (id=3445afbe) was last active 0 ms ago: 1001003@x.cisco.com/desktop',
  'Session (id=3445afbe) was last active -12 ms ago: 1001003@x.cisco.com/desk top ',
  'consumeResponse: org.j.HttpSession@d47653 - status: 3 address: 1@x.com/desktop id: 3445afbe presence:\n<presence from="1@x.com/desktop">\n<x ver="V"/>\n</presence> rid: 164853266',
  'HTTPBindLog: HTTP RECVC(3445afbe): <body sid="3445afbe" rid="164853266"/>',
  'REQUEST /http-bind/ on a@b<->10.0.0.1:4',
  'time=1492185866851,JID=1@x/d,msgs_sent=4,msgs_queue=0,msgs_drop=0,bytes_sent=3748',
  'Sessions',
  'Sess',
  'time',
  'scope null[/http-bind/]',
  'x',
  '',
  'All data has 13:02:51',
  'Closing idle session (id=1): a@b/c',
);
const record = fc.tuple(stamps, heads, messages).map((parts) => parts.join(''));
const odd = fc.constantFrom(
  '',
  'java.io.IOException: Too many open files',
  'Caused by: java.lang.OutOfMemoryError: unable to create new native thread',
  'Exception in thread "x" java.lang.OutOfMemoryError: Java heap space',
  'Caused by: java.lang.X',
  'a\0b',
  '\0\0',
  '  at org.x.Y',
  '2026.11.23 13:12',
  'é\u00ff',
  'x'.repeat(70_000),
  'y'.repeat(300_000),
);
const line = fc.oneof(
  { weight: 12, arbitrary: record },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.tuple(odd, record).map(([a, b]) => `${a.slice(0, 9)}\0${b}`) },
);
const file = fc
  .tuple(
    fc.array(line, { maxLength: 60 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([lines, sep, end]) => Buffer.from(lines.join(sep) + end, 'latin1'));

describe('kernel', () => {
  it('equals', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(), { maxLength: 8 }), (bytes, borders) => {
        const at = [0, ...borders.map((b) => b % (bytes.length + 1)), bytes.length].sort(
          (a, b) => a - b,
        );
        const chunks = at.slice(1).map((to, i) => bytes.subarray(at[i], to));
        const plain = scan([bytes], false);
        expect(scan(chunks, true)).toEqual(plain);
        expect(scan([bytes], true)).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });
  it('cuts', () => {
    const bytes = Buffer.from(
      `2026.11.23 13:12:00 x\n2026.11.23 13:12:00 Session (id=\n${'z'.repeat(79)}\n`.padEnd(
        300,
        'w',
      ) +
        `\n${'z'.repeat(79)}\n`.repeat(20000) +
        '2026.11.23 13:12:00 x\n',
    );
    for (const step of [1000, 70000, 1 << 20]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
        bytes.subarray(i * step, (i + 1) * step),
      );
      expect(scan(chunks, true)).toEqual(scan([bytes], false));
    }
  });
});
