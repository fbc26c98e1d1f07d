import { recordText } from '../bundle/record-text.ts';
import type { Fact } from '../model/fact.ts';
import type { Family, Format } from '../model/family.ts';
import type { RecordTime } from '../model/time.ts';
import type { SourceKind } from '../model/words.ts';
import type { Disposition, HeadMark, LineCount, RawRecord, StrayLine } from '../scan/record.ts';
import { RecordScanner } from '../scan/record-scanner.ts';
import { Batch, type HeadTime } from '../timeline/logs/batch.ts';
import type { Interner } from '../timeline/logs/interner.ts';
import { type KernelRows, openKernelRows } from './kernel-rows.ts';
import type { Owner } from './owner.ts';
import { PatternTable } from './pattern-table.ts';
import { Styles } from './styles.ts';
import type { UnknownLines } from './unknown-lines.ts';

/** A segment is worth a kernel from this size on. */
const fewestBytes = 1 << 14;

export interface SegmentOptions {
  readonly owner: Owner | undefined;
  readonly kind: SourceKind;
  readonly interner: Interner;
  /** All routine facts are told as facts. */
  readonly keepRoutine: boolean;
  readonly unknown?: UnknownLines | undefined;
  /** At least so many bytes come, however short the first pieces are. */
  readonly fewest?: number;
  /** For the batch's entries; else it makes its own. */
  readonly room?: ArrayBuffer;
}

/** How a segment was read, beside what it says. Lines count from 1 on. */
export interface SegmentEnd {
  readonly lines: LineCount;
  readonly last: (HeadTime & { readonly tick: number }) | undefined;
  /** Records that were read only as they may have been before a page broke their lines. */
  readonly unbroken: number;
  /** Records that are too long to be read whole. */
  readonly cut: readonly number[];
}

/**
 * Reads a segment of a log: whole records, from a head on or from the log's beginning. What it says is gathered in a
 * batch, which whoever reads may empty between two pieces.
 */
export class SegmentReader {
  readonly batch: Batch;
  readonly #options: SegmentOptions;
  readonly #format: Format | undefined;
  readonly #patterns: PatternTable;
  readonly #styles: Styles;
  readonly #cut: number[] = [];
  #scanner: RecordScanner | undefined;
  #rows: KernelRows | undefined;
  #hasTicked = false;

  constructor(options: SegmentOptions) {
    const { owner } = options;
    this.#options = options;
    this.batch = new Batch(options.room);
    this.#format = owner?.claim.format;
    this.#styles = new Styles(this.#format);
    this.#patterns = new PatternTable(
      owner && owner.claim.kind !== 'known-unused' ? owner.family : undefined,
    );
  }

  /** Where the next bytes of many may be put before they are taken: that saves a copy. */
  room(length: number): Uint8Array {
    this.#scanner ??= this.#openScanner(this.#isLarge(length));
    return this.#scanner.room(length);
  }

  /** Takes the next bytes; they may be reused after the call. */
  push(chunk: Uint8Array): void {
    this.#scanner ??= this.#openScanner(this.#isLarge(chunk.length));
    this.#scanner.push(chunk);
  }

  end(): SegmentEnd {
    const scanner = this.#scanner ?? this.#openScanner(false);
    const lines = scanner.end();
    const mark = scanner.lastHead();
    this.#rows?.close();
    const last = mark && { time: this.#timeOf(mark), line: mark.line, tick: scanner.lastTick() };
    return { lines, last, unbroken: this.#patterns.unbroken, cut: this.#cut };
  }

  #isLarge(length: number): boolean {
    return Math.max(length, this.#options.fewest ?? 0) >= fewestBytes;
  }

  #openScanner(isLarge: boolean): RecordScanner {
    const { owner, keepRoutine, unknown } = this.#options;
    const format = this.#format;
    const { family } = this.#patterns;
    const rows = isLarge ? this.#openRows(family) : undefined;
    const shape = {
      head: format?.head ?? (() => -1),
      loose: format?.loose,
      tick: format?.tick,
      kernel: rows?.use,
    };
    const anchors = family?.patterns.map(({ anchor }) => anchor) ?? [];
    const scanner: RecordScanner = new RecordScanner(
      shape,
      anchors,
      owner?.family.anchored ?? 'start',
      {
        record: (record) => this.#read(record, scanner),
        tick: (mark, before) => this.#noteTick(mark, before, scanner.lastTick()),
        ...(rows && !keepRoutine && { rows }),
        ...(unknown && { stray: (line) => this.#noteUnknown(line) }),
      },
    );
    return scanner;
  }

  #openRows(family: Family | undefined): KernelRows | undefined {
    if (!this.#format) return undefined;
    const { interner } = this.#options;
    const parts = {
      format: this.#format,
      family,
      styles: this.#styles,
      batch: this.batch,
      interner,
    };
    this.#rows = openKernelRows(parts);
    return this.#rows;
  }

  #read(record: RawRecord, scanner: RecordScanner): Disposition {
    const disposition = this.#use(record, scanner);
    if (disposition === 'unknown') this.#noteUnknown(record);
    return disposition;
  }

  #noteUnknown({ bytes, start, end, line }: StrayLine): void {
    const { unknown } = this.#options;
    if (!unknown) return;
    const lines = recordText(bytes, start, end).split('\n');
    for (const [index, text] of lines.entries()) unknown.add(line + index, text);
  }

  #use(record: RawRecord, scanner: RecordScanner): Disposition {
    const { bytes, start, messageStart, end, line, cut } = record;
    if (cut) this.#cut.push(line);
    const own = this.#format?.time(bytes, start, end);
    const time = own ?? this.#borrowedTime(record, scanner);
    if (!time) return 'unknown';
    const text = recordText(bytes, messageStart, end);
    const fact = this.#patterns.read(text);
    const isRead = typeof fact !== 'string';
    const style = this.#styles.of(bytes, start, end, isRead ? this.#wordingOf(fact) : undefined);
    if (isRead) {
      const untimed = own === undefined && this.#isUncaught(text);
      this.batch.fact({ fact, time, untimed }, style, record);
      return 'used';
    }
    if (style) this.batch.fact({ fact: undefined, time, untimed: false }, style, record);
    return fact;
  }

  /** What a thread died of is printed to standard output; else an exception stands below the record that tells it. */
  #isUncaught(text: string): boolean {
    return this.#options.kind === 'openfire-stdout' || text.startsWith('Exception');
  }

  /** A banner prints its own release. */
  #wordingOf({ kind }: Fact): string | undefined {
    return kind === 'server-start' ? undefined : this.#patterns.last?.release;
  }

  /** A record without a head is of the time of the head before it. */
  #borrowedTime(record: RawRecord, scanner: RecordScanner): RecordTime | undefined {
    const { bytes, start, end } = record;
    const loose = this.#format?.loose?.(bytes, start, end) ?? -1;
    const head = loose < 0 ? undefined : scanner.headOf(record);
    return head && this.#timeOf(head);
  }

  #noteTick(mark: HeadMark, before: HeadMark | undefined, tick: number): void {
    const isFirst = !this.#hasTicked;
    this.#hasTicked = true;
    const time = this.#timeOf(mark);
    if (!time) return;
    const isDebug = this.#format?.isDebug?.(mark.bytes, mark.start, mark.end) ?? false;
    const head = before && { time: this.#timeOf(before), line: before.line };
    const told = { time, before: head, isDebug, ...(isFirst && { firstTick: tick }) };
    this.batch.head(told, mark.line);
  }

  #timeOf({ bytes, start, end }: HeadMark): RecordTime | undefined {
    return this.#format?.time(bytes, start, end);
  }
}
