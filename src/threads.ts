import { segmentBytes } from './parse/borders.ts';
import { Crew } from './parse/crew.ts';
import { SegmentParser } from './parse/parse-segment.ts';
import { Interner } from './timeline/logs/interner.ts';

export interface ThreadOptions {
  /** Threads, this one among them: it puts together what the others read. */
  readonly jobs: number;
  readonly signal: AbortSignal | undefined;
  readonly segmentBytes?: number | undefined;
  /** Reads bytes `[from, to)` of a log once more that lies in an archive. */
  readonly again: (path: string, from: number, to: number) => AsyncIterable<Uint8Array>;
}

/** Threads that read, and what is known of each. They start when a segment is there for one, or is expected. */
export class Threads {
  readonly signal: AbortSignal | undefined;
  readonly segmentBytes: number;
  readonly again: ThreadOptions['again'];
  /** By thread: the interner's numbers of its texts. */
  readonly numbers: number[][] = [];
  /** For segments that are gathered: what was read is filled again. */
  readonly memory: ArrayBuffer[] = [];
  readonly #jobs: number;
  readonly #own = new SegmentParser(new Interner());
  #crew: Promise<Crew> | undefined;
  /** What is not read is not wanted any more. */
  isClosed = false;

  constructor(options: ThreadOptions) {
    this.signal = options.signal;
    this.segmentBytes = options.segmentBytes ?? segmentBytes;
    this.again = options.again;
    this.#jobs = options.jobs;
  }

  get areRunning(): boolean {
    return this.#crew !== undefined;
  }

  /** The code of a thread is read where one is needed. */
  crew(): Promise<Crew> {
    this.#crew ??= import('./parse/thread-code.ts').then(
      ({ threadCode }) =>
        new Crew(threadCode, this.#jobs - 1, (task, room) => this.#own.answer(task, room)),
    );
    return this.#crew;
  }

  /** What a thread has, and nobody gave back, is not kept. */
  fillAgain(memory: ArrayBuffer | undefined): void {
    if (memory && memory.byteLength > 0) this.memory.push(memory);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    // Who asked for threads that could not be started has heard of it.
    await this.#crew?.then(
      (crew) => crew.close(),
      () => {},
    );
    this.memory.length = 0;
  }
}
