import { type WasmGlobal, type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts';

/** What a record says that a kernel read. Valid during the call only. */
export interface Row {
  /** As the family numbers them. */
  kind: number;
  /** Texts by their number in the kernel, 0 for none. */
  first: number;
  second: number;
  value: number;
  small: number;
  smaller: number;
}

/** A scan of the lines in the buffer. Lines and records count from where it began, places from the buffer's start. */
export interface Scan {
  /** Start of what was not taken: an unfinished line, or the record that is awaited. */
  readonly left: number;
  readonly lines: number;
  readonly records: number;
  /** Where there are records: the line of the first, and the start and line of the last head. */
  readonly firstHeadLine: number;
  readonly headStart: number;
  readonly headLine: number;
  /** Start of a line that the plain scanner has to look at; −1 where there is none. */
  readonly stop: number;
  /** It ended because there is no room for more events. */
  readonly isFull: boolean;
  readonly events: number;
  /** Rows that were kept, and their lines. */
  readonly rows: number;
  readonly rowLines: number;
}

/** One thing that a scan found; see kernel/events.ts. */
export interface ScanEvent {
  type: 'tick' | 'record' | 'row';
  start: number;
  line: number;
  number: number;
  end: number;
  /** Of a tick: the line of the head before it. */
  endLine: number;
  messageStart: number;
  /** The head before a tick; −1 where it stands before the scan. */
  headBefore: number;
  /** Rows kept before it. */
  rowsBefore: number;
}

/** What stands before what is scanned: the scan's first byte's place in the log is `bytes`, less its place in the buffer. */
export interface Behind {
  readonly lines: number;
  readonly bytes: number;
  readonly records: number;
}

interface Exports {
  readonly memory: WasmMemory;
  readonly scanLines: (from: number, limit: number) => number;
  readonly lineCount: () => number;
  readonly recordCount: () => number;
  readonly firstHead: () => number;
  readonly lastHead: () => number;
  readonly lastHeadLine: () => number;
  readonly stoppedAt: () => number;
  readonly isFull: () => number;
  readonly eventCount: () => number;
  readonly rowCount: () => number;
  readonly linesOfRows: () => number;
  readonly wantRows: (are: number) => void;
  readonly goBehind: (lines: number, bytes: number, records: number) => void;
  readonly forgetAnchors: () => void;
  readonly anchorRoom: () => number;
  readonly addAnchor: (length: number) => void;
  readonly hashOf: (fourBytes: number) => number;
  readonly forgetTexts: () => void;
  readonly textCount: () => number;
  readonly textStart: (number: number) => number;
  readonly textLength: (number: number) => number;
  readonly looseStarts: WasmGlobal;
  readonly events: WasmGlobal;
  readonly rows: WasmGlobal;
  readonly rowBytes: WasmGlobal;
  readonly buffer: WasmGlobal;
  readonly bufferBytes: WasmGlobal;
  readonly memoryBytes: WasmGlobal;
}

const wordsPerEvent = 16;
const typeOfRow = 16;
const types = { tick: 1, record: 2 } as const;
const pageBytes = 1 << 16;
const setBytes = 512;
/** A vector is read past the end of what stands in the buffer. */
const slackBytes = 128;

/**
 * A scanner of lines in WebAssembly (kernel/*.ts and a family's own). Holds the bytes that it scans: they are put into
 * `buffer`. One scan at a time, and one source.
 */
export class CompiledKernel {
  /** For the bytes to be scanned. */
  readonly buffer: Buffer<ArrayBuffer>;
  readonly #exports: Exports;
  readonly #base: number;
  /** Of the first event, in words. */
  readonly #events: number;
  /** Of the first row, in doubles. */
  readonly #rows: number;
  /** Doubles of a row. */
  readonly rowColumns: number;
  #timeOf: (start: number) => number = () => Number.NaN;
  readonly #words: Uint32Array;
  readonly #numbers: Float64Array;
  readonly #memory: Buffer<ArrayBuffer>;
  readonly #event: ScanEvent = {
    type: 'tick',
    start: 0,
    line: 0,
    number: 0,
    end: 0,
    endLine: 0,
    messageStart: 0,
    headBefore: -1,
    rowsBefore: 0,
  };
  readonly #row: Row = { kind: 0, first: 0, second: 0, value: 0, small: 0, smaller: 0 };

  constructor(module: WasmModule) {
    const imports = { env: { abort: fail }, lines: { timeOf: (at: number) => this.#timeAt(at) } };
    this.#exports = new webAssembly.Instance(module, imports).exports as Exports;
    const { memory, buffer, bufferBytes, events, rows, rowBytes, memoryBytes } = this.#exports;
    memory.grow(Math.ceil((memoryBytes.value - memory.buffer.byteLength) / pageBytes));
    this.#base = buffer.value;
    this.#events = events.value >> 2;
    this.#rows = rows.value >> 3;
    this.rowColumns = rowBytes.value >> 3;
    this.buffer = Buffer.from(memory.buffer, this.#base, bufferBytes.value);
    this.#memory = Buffer.from(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
    this.#numbers = new Float64Array(memory.buffer);
  }

  /** `anchors` and `looseStarts` have four bytes at least. */
  begin(
    anchors: readonly string[],
    anchored: 'start' | 'anywhere',
    looseStarts: readonly string[],
  ): void {
    this.#seek(anchored === 'start' ? [...new Set(anchors)] : shortest(anchors));
    this.#fill(this.#exports.looseStarts.value, looseStarts);
  }

  /**
   * Scans the buffer's bytes `[from, limit)`.
   *
   * @param timeOf what the clock of the head that begins there showed, in ms; NaN where its digits are none;
   * without it no rows are wanted
   */
  scan(
    from: number,
    limit: number,
    behind: Behind,
    timeOf: ((start: number) => number) | undefined,
  ): Scan {
    this.#timeOf = timeOf ?? (() => Number.NaN);
    this.#exports.wantRows(timeOf ? 1 : 0);
    this.#exports.goBehind(behind.lines, behind.bytes - this.#base, behind.records);
    this.#memory.fill(0, this.#base + limit, this.#base + limit + slackBytes);
    const { scanLines, lineCount, recordCount, firstHead, lastHead, lastHeadLine } = this.#exports;
    const left = scanLines(this.#base + from, this.#base + limit) - this.#base;
    const stop = this.#exports.stoppedAt();
    return {
      left,
      lines: lineCount(),
      records: recordCount(),
      firstHeadLine: firstHead(),
      headStart: lastHead() - this.#base,
      headLine: lastHeadLine(),
      stop: stop === 0 ? -1 : stop - this.#base,
      isFull: this.#exports.isFull() !== 0,
      events: this.#exports.eventCount(),
      rows: this.#exports.rowCount(),
      rowLines: this.#exports.linesOfRows(),
    };
  }

  /** The last scan's rows, see kernel/rows.ts. */
  rows(from: number, to: number): Float64Array {
    return this.#numbers.subarray(
      this.#rows + from * this.rowColumns,
      this.#rows + to * this.rowColumns,
    );
  }

  /** The last scan's event of that number; it is the same object each time. */
  event(number: number): ScanEvent {
    const at = this.#wordOf(number);
    const words = this.#words;
    const event = this.#event;
    const type = words[at + 3] as number;
    event.type = type === types.tick ? 'tick' : type === types.record ? 'record' : 'row';
    event.start = (words[at] as number) - this.#base;
    event.line = words[at + 1] as number;
    event.number = words[at + 2] as number;
    event.end = (words[at + 4] as number) - this.#base;
    event.endLine = words[at + 5] as number;
    event.messageStart = (words[at + 6] as number) - this.#base;
    const before = words[at + 7] as number;
    event.headBefore = before === 0 ? -1 : before - this.#base;
    event.rowsBefore = words[at + 14] as number;
    return event;
  }

  /** What the record of the event of that number says; it is the same object each time. */
  row(number: number): Row {
    const at = this.#wordOf(number);
    const words = this.#words;
    const row = this.#row;
    row.kind = (words[at + 3] as number) - typeOfRow;
    row.first = words[at + 8] as number;
    row.second = words[at + 9] as number;
    row.value = this.#numbers[(at + 10) >> 1] as number;
    row.small = (words[at + 12] as number) | 0;
    row.smaller = (words[at + 13] as number) | 0;
    return row;
  }

  get texts(): number {
    return this.#exports.textCount();
  }

  forgetTexts(): void {
    this.#exports.forgetTexts();
  }

  text(number: number): string {
    const start = this.#exports.textStart(number);
    return this.#memory.toString('latin1', start, start + this.#exports.textLength(number));
  }

  #timeAt(at: number): number {
    return this.#timeOf(at - this.#base);
  }

  #wordOf(number: number): number {
    return this.#events + number * wordsPerEvent;
  }

  #seek(anchors: readonly string[]): void {
    this.#exports.forgetAnchors();
    for (const anchor of anchors) {
      if (anchor.length < 4) throw new Error(`${anchor}: too short for an anchor`);
      const room = this.#exports.anchorRoom();
      if (room + anchor.length > this.#exports.events.value) throw new Error('too many anchors');
      this.#exports.addAnchor(this.#memory.write(anchor, room, 'latin1'));
    }
  }

  #fill(set: number, texts: readonly string[]): void {
    this.#memory.fill(0, set, set + setBytes);
    for (const text of texts) {
      const hash = this.#exports.hashOf(Buffer.from(text).readUInt32LE(0)) >>> 0;
      const at = set + (hash >> 3);
      this.#memory[at] = (this.#memory[at] as number) | (1 << (hash & 7));
    }
  }
}

/** What holds an anchor holds each that stands in it. */
const shortest = (anchors: readonly string[]): string[] =>
  anchors.filter((anchor) => !anchors.some((other) => other !== anchor && anchor.includes(other)));

function fail(): never {
  throw new Error('the kernel failed');
}
