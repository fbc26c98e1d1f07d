import type { Fact } from './fact.ts';
import type { RowKind, RowNumbers } from './row.ts';
import type { RecordTime } from './time.ts';
import type { SourceKind } from './words.ts';

/**
 * One wording of one record. The scanner finds records by their anchors alone, so the prefilter is derived from the
 * patterns and never maintained beside them.
 */
export interface Pattern<F extends Fact = Fact> {
  /** `<fact kind>/<wording>`, unique in its family. */
  readonly id: string;
  /** The releases whose wording this is: `Finesse 11.x (TechNote 211376)`, `Openfire 3.8–4.1`; read by `parseReleases`. */
  readonly release: string;
  /** False: known by name or template only, never seen in a real log. Never makes a verdict certain by itself. */
  readonly verified: boolean;
  /** ASCII literal that the record's message starts with (or holds, where the family says `anywhere`). */
  readonly anchor: string;
  /** Runs on the message: the record's text from the message's start, continuation lines included. Linear time on any input. */
  readonly regex: RegExp;
  /** A whole record as a log prints it, head included: a test reads it. */
  readonly sample: string;
  /**
   * The fact; undefined where the match turns out to say nothing this family can use; `unreadable` where it should say a
   * fact and does not in any known form: such a record counts as unknown.
   */
  readonly read: (match: RegExpExecArray, message: string) => F | 'unreadable' | undefined;
}

/** How the records of a file are delimited and timed. All offsets are into `bytes`. */
export interface Format {
  readonly name: string;
  /** Where the message starts if `[start, end)` is a head line, else −1. Must not look past `end`; may be given a line cut at 64 KiB. */
  readonly head: (bytes: Uint8Array, start: number, end: number) => number;
  /**
   * Where the message starts if the line is no head and begins a record all the same, of the time of the head before
   * it: an exception that a thread died of is printed without a time. Asked of every line that is no head.
   */
  readonly loose?: (bytes: Uint8Array, start: number, end: number) => number;
  /** The head's time; undefined where the digits are no time (then the line is no head). Called for hits only. */
  readonly time: (bytes: Uint8Array, start: number, end: number) => RecordTime | undefined;
  /** The record's time as printed, from its first line. */
  readonly printed: (line: string) => string | undefined;
  /** The releases that print such heads as they were shipped, as a pattern's `release`; undefined where the head tells none. */
  readonly release?: (bytes: Uint8Array, start: number, end: number) => string | undefined;
  /** Whether the head says that only debug logging writes such a record; absent where heads print no level. */
  readonly isDebug?: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** A few bytes of the head as a number that changes at least every 20 s of log time: lets the scanner notice silence cheaply. */
  readonly tick?: (bytes: Uint8Array, start: number) => number;
  /** Finds the same heads, and reads the commonest records, faster. */
  readonly kernel?: Kernel;
}

/** A scanner of one format in WebAssembly. What it says is what the format and the patterns say. */
export interface Kernel {
  /** The module, as base64. */
  readonly code: string;
  /** What `loose` lines begin with, four characters or more. */
  readonly looseStarts: readonly string[];
  /** What its rows are, by their kinds from 1 on. */
  readonly rows: readonly KernelRow[];
}

/** A kind of record that a kernel reads, and the pattern that reads all such records, the odd ones, too. */
export type KernelRow = RoutineRow | FactRow;

export interface RoutineRow {
  readonly kind: RowKind;
  readonly pattern: string;
}

export interface FactRow {
  /** What the pattern gives: nothing where the record says nothing of use. `text` tells a text by its number, 0 is none. */
  readonly fact: (
    row: RowNumbers,
    text: (number: number) => string | undefined,
  ) => Fact | undefined;
  readonly pattern: string;
}

/** What a family sees of a file before it is read. */
export interface Sample {
  /** Path in the bundle: a hint, never a proof. */
  readonly path: string;
  /** The whole lines of the first 64 KiB, as latin1: none ends with CR, and none holds a NUL. */
  readonly head: string;
}

export interface Claim {
  readonly kind: SourceKind;
  readonly format: Format;
  /** 0…1: how much of the sample this format explains. The highest claim wins; ties go to the earlier family. */
  readonly score: number;
  /** Why the kind was chosen where the content alone did not settle it. */
  readonly why?: string;
  /** The file's records are a subset (errors only): their silence proves nothing. */
  readonly partial?: boolean;
  /** The sample shows a hard-wrapped copy: its bytes go through such a stage before they are scanned. */
  readonly rejoiner?: () => Rejoiner;
}

/**
 * Puts the lines of records together again that a page or a printer broke, chunk by chunk. What it gives has as many
 * newlines before each record as what it took.
 */
export interface Rejoiner {
  /** What is decided so far. */
  readonly push: (chunk: Uint8Array) => Uint8Array;
  /** The rest. */
  readonly end: () => Uint8Array;
  /** Records put together so far. */
  readonly joined: number;
}

/** A log family: one folder under `parsers/`. Reads no files, knows no zones, keeps no state. */
export interface Family {
  readonly id: string;
  readonly title: string;
  readonly anchored: 'start' | 'anywhere';
  readonly patterns: readonly Pattern[];
  readonly claim: (sample: Sample) => Claim | undefined;
  /** The claim to a file that is of `kind` because the user says so; undefined where the kind is another family's. */
  readonly claimAs: (kind: SourceKind, sample: Sample) => Claim | undefined;
  /** What a message of several lines may have been before a page broke it: tried where no pattern reads it as it is. */
  readonly unbroken?: (message: string) => readonly string[];
}
