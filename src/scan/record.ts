import type { CompiledKernel, Row } from './compiled-kernel.ts';

/** What the scanner must know of a format. Offsets are into `bytes`. */
export interface RecordShape {
  /** The message's start where `[start, end)` is a head line, else −1. */
  readonly head: (bytes: Uint8Array, start: number, end: number) => number;
  /** The same for a line that is no head and begins a record all the same, of the time of the head before it. */
  readonly loose?: ((bytes: Uint8Array, start: number, end: number) => number) | undefined;
  /** Changes at least every 20 s of log time; without it silences are not noticed. */
  readonly tick?: ((bytes: Uint8Array, start: number) => number) | undefined;
  /** Scans the same heads faster. */
  readonly kernel?: KernelUse | undefined;
}

/** A kernel, and what a line begins with that it has to leave to the plain scanner: what `loose` tells. */
export interface KernelUse {
  readonly kernel: CompiledKernel;
  readonly looseStarts: readonly string[];
}

/** A record that holds an anchor. `bytes` is valid during the call only. */
export interface RawRecord {
  readonly bytes: Buffer;
  readonly start: number;
  readonly messageStart: number;
  readonly end: number;
  /** 1-based line of the head. */
  readonly line: number;
  /** Offset of the head in the file. */
  readonly offset: number;
  /** 1-based, among all records of the file. */
  readonly number: number;
  /** The record is longer than `maxRecordBytes`; the rest is left out. Not said of one that NULs make long. */
  readonly cut: boolean;
}

export type Disposition = 'used' | 'unused' | 'unknown';

/** A head line. `bytes` is valid during the call only. */
export interface HeadMark {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface RecordHandler {
  /** A record with an anchor; says what its lines count as. */
  readonly record: (record: RawRecord) => Disposition;
  /** What a kernel reads is handed on as numbers. */
  readonly rows?: RowHandler;
  /** The first head, and each whose tick differs from the one before it. */
  readonly tick?: (head: HeadMark, before: HeadMark | undefined) => void;
  /** A line before the first head, cut where a head would be looked for no further. */
  readonly stray?: (line: StrayLine) => void;
}

/** Hears of what a kernel read. */
export interface RowHandler {
  /** What the clock of a head showed, in ms; NaN where its digits are none. */
  readonly timeOf: (bytes: Buffer, start: number, end: number) => number;
  /** Records whose heads are a time and nothing else, one after another: all are used. See kernel/rows.ts. Valid during the call only. */
  readonly take: (rows: Float64Array) => void;
  /** A record whose head says more, or that is no routine; undefined where it is to be read as all others are. */
  readonly row: (record: RawRecord, row: Row) => Disposition | undefined;
}

/** A line of no record. `bytes` is valid during the call only. */
export interface StrayLine {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** How the lines of a file were spent: used + unused + unknown = total. */
export interface LineCount {
  total: number;
  used: number;
  unused: number;
  unknown: number;
  records: number;
}
