import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Kernel } from '../../src/model/family.ts';
import type { Scan } from '../../src/scan/compiled-kernel.ts';
import { borrowKernel, type Lease } from '../../src/scan/kernels.ts';
import type { Disposition, HeadMark, RawRecord } from '../../src/scan/record.ts';
import { RecordScanner } from '../../src/scan/record-scanner.ts';
import { type KernelFormat, kernelFormats, logOf } from './kernel-formats.ts';

const dispositions: readonly Disposition[] = ['used', 'unused', 'unknown'];
/** Longer records are compared by their beginning and their length. */
const mostCompared = 2_000;

const textOf = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, Math.min(end, start + mostCompared))).toString('latin1');

const toldHead = (head: HeadMark | undefined) =>
  head && [textOf(head.bytes, head.start, Math.min(head.end, head.start + 500)), head.line];

/** One that depends on the record alone. */
const dispositionOf = ({ start, end, line }: RawRecord): Disposition =>
  dispositions[(end - start + line) % 3] ?? 'used';

/** Reads a format's logs with a kernel and without. */
class Reading {
  readonly #of: KernelFormat;
  readonly #lease: Lease;
  readonly #kernel: Kernel;
  readonly #scans;

  constructor(of: KernelFormat) {
    this.#of = of;
    this.#kernel = of.format.kernel as Kernel;
    this.#lease = borrowKernel(this.#kernel.code, this) as Lease;
    this.#scans = vi.spyOn(this.#lease.kernel, 'scan');
  }

  /** Lines that the kernel scanned. */
  get lines(): number {
    return this.#scans.mock.results.reduce((sum, { value }) => sum + (value as Scan).lines, 0);
  }

  plain(bytes: Buffer) {
    return this.#scan([bytes], false);
  }

  fast(chunks: readonly Buffer[]) {
    return this.#scan(chunks, true);
  }

  #scan(chunks: readonly Buffer[], isFast: boolean) {
    const { format, family } = this.#of;
    const { head, loose, tick } = format;
    const { looseStarts } = this.#kernel;
    const use = isFast ? { kernel: { kernel: this.#lease.kernel, looseStarts } } : {};
    const seen: unknown[] = [];
    const anchors = family.patterns.map(({ anchor }) => anchor);
    const scanner: RecordScanner = new RecordScanner(
      { head, loose, tick, ...use },
      anchors,
      family.anchored,
      {
        record: (record) => {
          const { bytes, start, messageStart, end, line, offset, number, cut } = record;
          const isLoose = loose?.(bytes, start, end) === start;
          seen.push(
            [textOf(bytes, start, end), textOf(bytes, messageStart, end), end - start],
            [line, offset, number, cut, isLoose && scanner.headOf(record)?.line],
          );
          return dispositionOf(record);
        },
        tick: (mark, before) => seen.push([toldHead(mark), toldHead(before)]),
        // NULs that come in two chunks end a line twice: nobody counts one that is empty.
        stray: ({ bytes, start, end, line }) =>
          start < end && seen.push([textOf(bytes, start, end), line]),
      },
    );
    for (const chunk of chunks) scanner.push(chunk);
    const count = scanner.end();
    return { seen, count, last: toldHead(scanner.lastHead()), tick: scanner.lastTick() };
  }
}

/** `bytes`, cut at the borders. */
function cutAt(bytes: Buffer, borders: readonly number[]): Buffer[] {
  const all = [0, ...borders.map((border) => border % (bytes.length + 1)), bytes.length];
  const sorted = all.sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

describe.each(kernelFormats.map((of) => [of.format.name, of] as const))('kernel of %s', (_, of) => {
  const reading = new Reading(of);

  it('sees what the plain scanner sees, however the bytes come', () => {
    fc.assert(
      fc.property(logOf(of), fc.array(fc.nat(), { maxLength: 8 }), (bytes, borders) => {
        const plain = reading.plain(bytes);
        expect(reading.fast(cutAt(bytes, borders))).toEqual(plain);
        expect(reading.fast([bytes])).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  it('cuts a record that is too long where the plain scanner cuts it', () => {
    const filler = `${'z'.repeat(79)}\n`;
    const wide = `${'w'.repeat(200)}\n`;
    const { plain, anchored } = of;
    const bytes = Buffer.from(
      `${plain}\n${anchored}\n${filler}${wide}${filler.repeat(20_000)}${plain}\n`,
    );
    const whole = reading.plain(bytes);
    expect(whole.seen.some((told) => Array.isArray(told) && told[3] === true)).toBe(true);
    for (const length of [1_000, 70_000, 1 << 20]) {
      const count = Math.ceil(bytes.length / length);
      const borders = Array.from({ length: count }, (_, index) => index * length);
      expect(reading.fast(cutAt(bytes, borders))).toEqual(whole);
    }
  });

  it('scans all lines but the first', () => {
    const { plain, anchored } = of;
    const before = reading.lines;
    reading.fast([Buffer.from(`${plain}\n${anchored}\n${plain}\n`)]);
    expect(reading.lines - before).toBe(2);
  });
});
