import type { Sample } from '../model/family.ts';
import type { SourceKind } from '../model/words.ts';
import type { BatchData } from '../timeline/logs/batch.ts';
import type { SegmentEnd } from './segment-reader.ts';

/** Bytes `[from, to)` of a file. */
export interface InFile {
  /** The file's descriptor: it is of all threads. */
  readonly file: number;
  readonly from: number;
  /** Infinity: to the file's end. */
  readonly to: number;
}

/** The memory goes to the thread, and comes back: to copy from shared memory takes five times as long. */
export interface InMemory {
  readonly memory: ArrayBuffer;
  readonly length: number;
}

/** What a thread is to read: whole records, from a head on or from the beginning. */
export interface SegmentTask {
  readonly bytes: InFile | InMemory;
  /** Number of the source, in which all its segments are the same. */
  readonly source: number;
  /** What the source is told by. */
  readonly sample: Sample;
  readonly forced: SourceKind | undefined;
}

/** What a thread is sent: with room for what it finds, which it hands back with it. */
export interface Assignment {
  readonly task: SegmentTask;
  readonly room: ArrayBuffer | undefined;
}

/** What a thread answers: what it read, or why it could not. */
export type Answer = SegmentResult | { readonly failure: string };

/** What a thread read. */
export interface SegmentResult extends SegmentEnd {
  readonly batch: BatchData;
  readonly bytes: number;
  /** Texts that the thread has met since its result before; it numbers them as they come, from 1 on. */
  readonly texts: readonly string[];
  /** Of the task, to be filled again. */
  readonly memory: ArrayBuffer | undefined;
}
