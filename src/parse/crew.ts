import { Worker } from 'node:worker_threads';
import type { Answer, Assignment, SegmentResult, SegmentTask } from './segment-task.ts';

/** A segment read, and the thread whose numbers its texts have; or why it was not read. */
export type Parsed =
  | { readonly result: SegmentResult; readonly thread: number }
  | { readonly failure: string };

/** Reads a segment, into the room where there is some. */
export type Reader = (task: SegmentTask, room: ArrayBuffer | undefined) => Answer;

interface Job {
  readonly task: SegmentTask;
  readonly done: (parsed: Parsed) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly number: number;
  /** What it was given and has not answered, the next one first. */
  readonly jobs: Job[];
}

/** Segments that are given out and not taken yet, for each thread. */
const perThread = 3;
/** Of these it has so many: one is read, one lies ready, so that it need not wait until this thread has time. */
const ahead = 2;
/** Room that an odd segment needed is not kept for ordinary ones. */
const mostRoomBytes = 4 << 20;

/** Threads that read segments. One that fails leaves what it had to whoever asked for it. */
export class Crew {
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];
  readonly #most: number;
  /** Of this thread, among the others. */
  readonly #number: number;
  /** Of segments that were taken: new memory for each would cost more than what is written to it. */
  readonly #rooms: ArrayBuffer[] = [];
  readonly #own: Reader;
  /** This thread will read a segment once it has heard of the others. */
  #isReading = false;
  #open = 0;
  #failure = '';
  #hasRoom: (() => void) | undefined;

  /**
   * @param code what a thread runs: CommonJS
   * @param own reads in this thread what the others have no time for
   */
  constructor(code: string, threads: number, own: Reader) {
    this.#own = own;
    this.#most = threads * perThread + 1;
    this.#number = threads;
    for (let number = 0; number < threads; number++) this.#begin(code, number);
  }

  /** When one more segment may be asked for. */
  async room(): Promise<void> {
    while (this.#open >= this.#most)
      await new Promise<void>((resolve) => {
        this.#hasRoom = resolve;
      });
  }

  /** Reads a segment; they are begun in the order in which they are asked for. What comes is to be {@link taken}. */
  parse(task: SegmentTask): Promise<Parsed> {
    this.#open += 1;
    return new Promise((done) => {
      this.#waiting.push({ task, done });
      this.#assign();
    });
  }

  /** What came of a segment is used, or thrown away: the room that it took is free. */
  taken(parsed: Parsed): void {
    this.#open -= 1;
    const room = 'result' in parsed ? parsed.result.batch.entries.buffer : undefined;
    if (room && room.byteLength <= mostRoomBytes) this.#rooms.push(room);
    this.#hasRoom?.();
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** There may be no room for one more. */
  #begin(code: string, number: number): void {
    try {
      this.#threads.push(this.#start(code, number));
    } catch (error) {
      this.#failure = (error as Error).message;
    }
  }

  #start(code: string, number: number): Thread {
    const worker = new Worker(code, { eval: true, stdout: true, stderr: true });
    const thread: Thread = { worker, number, jobs: [] };
    worker.on('message', (answer: Answer) => {
      const job = thread.jobs.shift();
      if (thread.jobs.length === 0) worker.unref();
      this.#assign();
      job?.done('failure' in answer ? answer : { result: answer, thread: number });
    });
    worker.on('messageerror', ({ message }) => this.#lose(thread, message));
    worker.on('error', ({ message }) => this.#lose(thread, message));
    worker.on('exit', () => this.#lose(thread, 'it ended'));
    worker.unref();
    return thread;
  }

  #lose(thread: Thread, failure: string): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    this.#threads.splice(at, 1);
    void thread.worker.terminate();
    this.#failure = failure;
    // Which of them it fell over is not known: an answer may be lost with it.
    for (const { done } of thread.jobs.splice(0)) done({ failure });
    this.#assign();
  }

  /** A thread that reads keeps the run alive, one that waits does not. */
  #assign(): void {
    if (this.#threads.length === 0)
      for (const { done } of this.#waiting.splice(0)) done({ failure: this.#failure });
    for (let most = 1; most <= ahead; most++)
      for (const thread of this.#threads) {
        if (thread.jobs.length >= most) continue;
        const job = this.#waiting.shift();
        if (!job) return;
        this.#give(thread, job);
      }
    if (this.#isReading || !this.#hasOne()) return;
    this.#isReading = true;
    setImmediate(() => this.#readOne());
  }

  /** One for this thread: not of an archive, as it has that to unpack. */
  #hasOne(): boolean {
    const next = this.#waiting[0];
    return next !== undefined && !('memory' in next.task.bytes);
  }

  #readOne(): void {
    this.#isReading = false;
    const job = this.#hasOne() ? this.#waiting.shift() : undefined;
    if (!job) return;
    const answer = this.#own(job.task, this.#rooms.pop());
    job.done('failure' in answer ? answer : { result: answer, thread: this.#number });
    this.#assign();
  }

  #give({ worker, jobs }: Thread, job: Job): void {
    jobs.push(job);
    worker.ref();
    const room = this.#rooms.pop();
    const { bytes } = job.task;
    const handedOver = [room, 'memory' in bytes ? bytes.memory : undefined].filter(isThere);
    worker.postMessage({ task: job.task, room } satisfies Assignment, handedOver);
  }
}

const isThere = (memory: ArrayBuffer | undefined): memory is ArrayBuffer => memory !== undefined;
