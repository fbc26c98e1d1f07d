import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { segmentsOf } from '../../src/parse/borders.ts';
import { log4jFormat } from '../../src/parsers/openfire/formats.ts';

const root = mkdtempSync(join(tmpdir(), 'borders-'));
const path = join(root, 'debug.log');
const stamp = '2026.11.23 13:12:00 ';

afterAll(() => rmSync(root, { recursive: true, force: true }));

function bordersOf(text: string, length: number): number[] {
  writeFileSync(path, text);
  const file = openSync(path, 'r');
  const segments = [...segmentsOf(file, text.length, log4jFormat, length)];
  closeSync(file);
  expect(segments[0]?.from).toBe(0);
  expect(segments.at(-1)?.to).toBe(Number.POSITIVE_INFINITY);
  for (const [i, { to }] of segments.slice(0, -1).entries()) expect(segments[i + 1]?.from).toBe(to);
  return segments.slice(1).map(({ from }) => from);
}

const line = fc.oneof(
  fc.nat(200).map((width) => stamp + 'm'.repeat(width)),
  fc.nat(300).map((width) => 'c'.repeat(width)),
  fc.constantFrom('w'.repeat(70_000), `${stamp}${'h'.repeat(140_000)}`, 'n'.repeat(1 << 16)),
);

describe('segments', () => {
  it('begin at heads, the first behind each multiple of their length', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 500, max: 100_000 }),
        (lines, newline, length) => {
          const text = lines.join(newline);
          const heads = [...text.matchAll(/(?<=\n)2026/g)].map(({ index }) => index);
          // A last line without an end is left where it is.
          const whole = heads.filter((start) => text.includes('\n', start));
          const expected = new Set<number>();
          for (let at = length; at < text.length - length / 2; at += length) {
            const head = whole.find((start) => start > at);
            if (head !== undefined && head < at + length) expected.add(head);
          }
          const borders = bordersOf(text, length);
          for (const border of borders) expect(heads).toContain(border);
          for (const head of expected) expect(borders).toContain(head);
        },
      ),
      { numRuns: 200 },
    );
  });
});
