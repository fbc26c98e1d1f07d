import { AnchorTable } from './anchor-table.ts';
import type { CompiledKernel, Scan, ScanEvent } from './compiled-kernel.ts';
import type {
  Disposition,
  HeadMark,
  LineCount,
  RawRecord,
  RecordHandler,
  RecordShape,
} from './record.ts';

/** A record longer than this is read up to here and reported: memory stays bounded whatever the input. */
export const maxRecordBytes = 1 << 20;
/** A head is decided on this much of its line at most. */
export const maxHeadBytes = 1 << 16;
/** A head's time stands in these first bytes. */
const timeBytes = 512;
const newline = 10;
const carriageReturn = 13;
/** A kernel's buffer holds twice the largest record, so pieces of this size always fit. */
const pieceBytes = 1 << 19;
const notLookedFor = -2;
/** A kernel that has to stop more often in one piece is slower than the plain scanner. */
const mostStops = 64;
/** A kernel looks at what it left again: that much at most. */
const mostLeftBytes = 1 << 18;

/**
 * Cuts a stream of bytes into records and hands on those that hold an anchor. The result does not depend on how the
 * stream was cut into chunks. Lines before the first head are unknown; blank and continuation lines count with their
 * record. NULs, left by a crash or a file made large beforehand, part a line: a head may stand behind them.
 */
export class RecordScanner {
  readonly #shape: RecordShape;
  readonly #anchors: AnchorTable;
  readonly #handler: RecordHandler;
  readonly #count: LineCount = { total: 0, used: 0, unused: 0, unknown: 0, records: 0 };
  readonly #kernel: CompiledKernel | undefined;

  /** A `Buffer`: its `indexOf` takes half the time of `Uint8Array`'s, and readers of heads meet one type of bytes. */
  #buffer = Buffer.alloc(0);
  /** Bytes at the buffer's start that must be seen again: the open record while it is a candidate, else the unfinished line. */
  #carried = 0;
  #offset = 0;
  #lineStart = 0;
  #lines = 0;
  /** What stands since the line's start or its last NUL is so long that its head was decided already. */
  #decided = false;
  /** The unfinished line holds NULs. */
  #parted = false;

  /** Of the bytes at hand; −1 where there is none. */
  #nextNul = notLookedFor;

  #open = false;
  /** Start of the open record while its end is awaited, else −1. */
  #recordStart = -1;
  #messageStart = 0;
  #recordLine = 0;
  #recordLines = 0;
  #settled: Disposition = 'unused';

  #tick = Number.NaN;
  #headStart = -1;
  #headEnd = 0;
  #headLine = 0;
  #savedHead: HeadMark | undefined;

  constructor(
    shape: RecordShape,
    anchors: readonly string[],
    anchored: 'start' | 'anywhere',
    handler: RecordHandler,
  ) {
    this.#shape = shape;
    this.#anchors = new AnchorTable(anchors, anchored);
    this.#handler = handler;
    if (!shape.kernel) return;
    const { kernel, looseStarts } = shape.kernel;
    kernel.begin(anchors, anchored, looseStarts);
    this.#kernel = kernel;
    this.#buffer = kernel.buffer;
  }

  /** Where the next bytes may be put before they are taken: that saves a copy. */
  room(length: number): Uint8Array {
    const most = Math.min(length, pieceBytes);
    if (!this.#kernel) return new Uint8Array(most);
    return this.#buffer.subarray(this.#carried, this.#carried + most);
  }

  /** Takes the next bytes; they may be reused after the call. */
  push(chunk: Uint8Array): void {
    const most = this.#kernel ? pieceBytes : chunk.length;
    for (let at = 0; at < chunk.length; at += most) this.#take(chunk.subarray(at, at + most));
  }

  /** Ends the input. */
  end(): LineCount {
    const bytes = this.#buffer.subarray(0, this.#carried);
    this.#nextNul = notLookedFor;
    const lineStart = this.#scanPlain(bytes, this.#lineStart, bytes.length);
    if (this.#decided || this.#parted || lineStart < bytes.length) {
      if (!this.#decided) this.#decide(bytes, lineStart, bytes.length);
      this.#endLine();
      this.#cutIfHuge(bytes, bytes.length);
    }
    this.#saveHead(bytes);
    this.#close(bytes, bytes.length);
    this.#count.total = this.#lines;
    return this.#count;
  }

  /** The last head so far: says how far the file reaches. */
  lastHead(): HeadMark | undefined {
    return this.#savedHead;
  }

  /** That of the last head. */
  lastTick(): number {
    return this.#tick;
  }

  /** While a record is handed on: the head that tells its time. */
  headOf({ bytes }: RawRecord): HeadMark | undefined {
    return this.#headBefore(bytes);
  }

  /** What is carried over and the chunk, in a buffer that is used again and again: a chunk costs no memory of its own. */
  #join(chunk: Uint8Array): Buffer {
    const kept = this.#carried;
    if (kept === 0 && !this.#kernel)
      return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const length = kept + chunk.length;
    if (this.#buffer.length < length) {
      const larger = Buffer.allocUnsafeSlow(length + (length >> 2));
      larger.set(this.#buffer.subarray(0, kept));
      this.#buffer = larger;
    }
    const isThere =
      chunk.buffer === this.#buffer.buffer && chunk.byteOffset === this.#buffer.byteOffset + kept;
    if (!isThere) this.#buffer.set(chunk, kept);
    return this.#buffer.subarray(0, length);
  }

  #take(chunk: Uint8Array): void {
    const bytes = this.#join(chunk);
    this.#nextNul = notLookedFor;
    this.#keep(bytes, this.#scan(bytes));
  }

  /** Gives the start of the unfinished line, or of a record that the kernel awaits. */
  #scan(bytes: Buffer): number {
    let start = this.#lineStart;
    for (let stops = 0; this.#kernel && stops < mostStops; stops++) {
      if (!this.#isSettled()) start = this.#scanPlain(bytes, start, start);
      if (!this.#isSettled() || start === bytes.length) return start;
      const { left, stop, isFull } = this.#scanFast(this.#kernel, bytes, start);
      start = left;
      if (isFull) {
        stops -= 1;
        continue;
      }
      const isLong = bytes.length - left > mostLeftBytes;
      if (stop < 0 && !isLong) return left;
      start = this.#scanPlain(bytes, left, stop < 0 ? bytes.length : stop);
      if (!this.#isSettled()) return start;
    }
    return this.#scanPlain(bytes, start, bytes.length);
  }

  /** At the start of a line, inside a record that is told already. */
  #isSettled(): boolean {
    return this.#open && this.#recordStart < 0 && !this.#decided && !this.#parted;
  }

  /** Line by line, past `stop` at least and to where a kernel could go on; else to the end. */
  #scanPlain(bytes: Buffer, from: number, stop: number): number {
    let start = from;
    let end = bytes.indexOf(newline, start);
    let nul = this.#nulFrom(bytes, start);
    for (;;) {
      if (nul >= 0 && (end < 0 || nul < end)) {
        if (!this.#decided) this.#decide(bytes, start, nul);
        this.#part();
        start = afterNuls(bytes, nul);
        nul = this.#nulFrom(bytes, start);
        continue;
      }
      if (end < 0) break;
      if (!this.#decided) this.#decide(bytes, start, end);
      this.#endLine();
      start = end + 1;
      this.#cutIfHuge(bytes, start);
      if (start > stop && this.#isSettled()) return start;
      end = bytes.indexOf(newline, start);
    }
    if (!this.#decided && bytes.length - start > maxHeadBytes) {
      this.#decide(bytes, start, bytes.length);
      this.#decided = true;
    }
    if (this.#decided || this.#parted) this.#cutIfHuge(bytes, bytes.length);
    return start;
  }

  /** −1 where there is none. Looked for once, however often lines are looked at between a kernel's. */
  #nulFrom(bytes: Buffer, start: number): number {
    if (this.#nextNul !== -1 && this.#nextNul < start) this.#nextNul = bytes.indexOf(0, start);
    return this.#nextNul;
  }

  #scanFast(kernel: CompiledKernel, bytes: Buffer, from: number): Scan {
    const before = this.#lines;
    const behind = { lines: before, bytes: this.#offset, records: this.#count.records };
    const { rows } = this.#handler;
    const timeOf = (start: number): number =>
      rows?.timeOf(bytes, start, bytes.indexOf(newline, start)) ?? Number.NaN;
    const scan = kernel.scan(from, bytes.length, behind, rows && timeOf);
    const { lines, records, firstHeadLine, headStart, headLine } = scan;
    if (records === 0) this.#recordLines += lines;
    else {
      this.#recordLines += firstHeadLine;
      this.#close(bytes, from);
      const handedOn = this.#handAllOn(kernel, bytes, scan);
      this.#count.unused += lines - firstHeadLine - handedOn;
      this.#count.records += records;
      this.#settled = 'unused';
      this.#headStart = headStart;
      this.#headEnd = bytes.indexOf(newline, headStart);
      this.#headLine = before + headLine + 1;
    }
    this.#lines += lines;
    return scan;
  }

  /** In their order: what was found, and the rows between. Gives how many lines they have. */
  #handAllOn(kernel: CompiledKernel, bytes: Buffer, { events, rows, rowLines }: Scan): number {
    let handedOn = rowLines;
    let taken = 0;
    const takeRows = (to: number): void => {
      if (to > taken) this.#handler.rows?.take(kernel.rows(taken, to));
      taken = to;
    };
    for (let i = 0; i < events; i++) {
      const event = kernel.event(i);
      takeRows(event.rowsBefore);
      handedOn += this.#handOn(kernel, bytes, i, event);
    }
    takeRows(rows);
    this.#count.used += rowLines;
    return handedOn;
  }

  /** Gives how many lines the record has; a tick has none of its own. */
  #handOn(kernel: CompiledKernel, bytes: Buffer, number: number, event: ScanEvent): number {
    if (event.type === 'tick') {
      this.#handOnTick(bytes, event);
      return 0;
    }
    const lines = event.endLine - event.line;
    const disposition = this.#dispose(kernel, bytes, number, event);
    this.#count[disposition] += lines;
    return lines;
  }

  #dispose(kernel: CompiledKernel, bytes: Buffer, number: number, event: ScanEvent): Disposition {
    const record = this.#fastRecord(bytes, event);
    const { rows } = this.#handler;
    const told = event.type === 'row' ? rows?.row(record, kernel.row(number)) : undefined;
    if (told) return told;
    // A kernel looks for anchors in a whole line, however long it is.
    const end = Math.min(bytes.indexOf(newline, record.start), record.start + maxHeadBytes);
    const isAnchored = this.#anchors.matches(bytes, record.messageStart, end);
    return isAnchored ? this.#handler.record(record) : 'unused';
  }

  #fastRecord(bytes: Buffer, { start, messageStart, end, line, number }: ScanEvent): RawRecord {
    return {
      bytes,
      start,
      messageStart,
      end: end - 1,
      line: this.#lines + line + 1,
      offset: this.#offset + start,
      number: this.#count.records + number,
      // A kernel sees less than the longest record: pieces, and what it left.
      cut: false,
    };
  }

  #handOnTick(bytes: Buffer, { start, line, headBefore, endLine }: ScanEvent): void {
    if (headBefore >= 0) {
      this.#headStart = headBefore;
      this.#headEnd = bytes.indexOf(newline, headBefore);
      this.#headLine = this.#lines + endLine + 1;
    }
    const end = Math.min(bytes.indexOf(newline, start), start + maxHeadBytes);
    this.#noteTick(bytes, start, end, this.#lines + line + 1);
  }

  #decide(bytes: Buffer, start: number, lineEnd: number): void {
    const reach = Math.min(lineEnd, start + maxHeadBytes);
    const end = bytes[reach - 1] === carriageReturn ? reach - 1 : reach;
    let messageStart = this.#shape.head(bytes, start, end);
    const isHead = messageStart >= 0;
    if (!isHead && this.#open && this.#shape.loose)
      messageStart = this.#shape.loose(bytes, start, end);
    if (messageStart < 0) {
      if (!this.#open) this.#handler.stray?.({ bytes, start, end, line: this.#lines + 1 });
      return;
    }
    this.#close(bytes, start);
    this.#open = true;
    this.#count.records += 1;
    this.#recordLine = this.#lines + 1;
    this.#settled = 'unused';
    if (this.#anchors.matches(bytes, messageStart, end)) {
      this.#recordStart = start;
      this.#messageStart = messageStart;
    }
    if (isHead) this.#noteTick(bytes, start, reach, this.#lines + 1);
  }

  #part(): void {
    this.#parted = true;
    this.#decided = false;
  }

  #endLine(): void {
    this.#lines += 1;
    this.#recordLines += 1;
    this.#decided = false;
    this.#parted = false;
  }

  #close(bytes: Buffer, end: number): void {
    if (this.#recordStart >= 0) this.#emit(bytes, end, false);
    // Most records are unused: a key that changes from record to record would cost more than all else here.
    if (this.#open && this.#settled === 'unused') this.#count.unused += this.#recordLines;
    else this.#count[this.#open ? this.#settled : 'unknown'] += this.#recordLines;
    this.#recordLines = 0;
  }

  #cutIfHuge(bytes: Buffer, reached: number): void {
    if (this.#recordStart < 0 || reached - this.#recordStart <= maxRecordBytes) return;
    this.#emit(bytes, this.#recordStart + maxRecordBytes, true);
  }

  #emit(bytes: Buffer, end: number, cut: boolean): void {
    const start = this.#recordStart;
    this.#recordStart = -1;
    this.#settled = this.#handler.record({
      bytes,
      start,
      messageStart: this.#messageStart,
      end: end > start && bytes[end - 1] === newline ? end - 1 : end,
      line: this.#recordLine,
      offset: this.#offset + start,
      number: this.#count.records,
      cut: cut && bytes[end - 1] !== 0,
    });
  }

  #noteTick(bytes: Uint8Array, start: number, end: number, line: number): void {
    const tick = this.#shape.tick ? this.#shape.tick(bytes, start) : 0;
    if (tick !== this.#tick) {
      this.#tick = tick;
      this.#handler.tick?.(headMark(bytes, start, end, line), this.#headBefore(bytes));
    }
    this.#headStart = start;
    this.#headEnd = end;
    this.#headLine = line;
  }

  #headBefore(bytes: Uint8Array): HeadMark | undefined {
    if (this.#headStart < 0) return this.#savedHead;
    return headMark(bytes, this.#headStart, this.#headEnd, this.#headLine);
  }

  #keep(bytes: Uint8Array, lineStart: number): void {
    this.#saveHead(bytes);
    const rest = this.#decided ? bytes.length : lineStart;
    const from = this.#recordStart >= 0 ? this.#recordStart : rest;
    this.#carry(bytes, from);
    this.#offset += from;
    this.#lineStart = rest - from;
    if (this.#recordStart >= 0) {
      this.#messageStart -= from;
      this.#recordStart = 0;
    }
  }

  #carry(bytes: Uint8Array, from: number): void {
    this.#carried = bytes.length - from;
    if (this.#buffer.length < this.#carried)
      this.#buffer = Buffer.allocUnsafeSlow(this.#carried * 2);
    // The bytes may lie in this very buffer: `set` copies as if there were a copy between.
    this.#buffer.set(bytes.subarray(from));
  }

  /** The bytes go; what the last head says of time stays. */
  #saveHead(bytes: Uint8Array): void {
    if (this.#headStart < 0) return;
    const end = Math.min(this.#headEnd, this.#headStart + timeBytes);
    const copy = copyOf(bytes, this.#headStart, end);
    this.#savedHead = headMark(copy, 0, copy.length, this.#headLine);
    this.#headStart = -1;
  }
}

function afterNuls(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] === 0) at++;
  return at;
}

const headMark = (bytes: Uint8Array, start: number, end: number, line: number): HeadMark => ({
  bytes,
  start,
  end,
  line,
});

/** `Buffer.slice` would share the memory that the caller reuses. */
const copyOf = (bytes: Uint8Array, start: number, end: number): Uint8Array =>
  new Uint8Array(bytes.subarray(start, end));
