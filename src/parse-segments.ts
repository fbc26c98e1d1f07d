import { crc32 } from 'node:zlib';
import { closeForThreads } from './bundle/read-part.ts';
import type { OnDisk } from './bundle/walk.ts';
import type { Problem } from './model/report.ts';
import { isWorthSegments, type Segment, segmentsOf } from './parse/borders.ts';
import type { Crew, Parsed } from './parse/crew.ts';
import type { Owner } from './parse/owner.ts';
import { SegmentReader } from './parse/segment-reader.ts';
import type { SegmentResult, SegmentTask } from './parse/segment-task.ts';
import {
  isAsOnDisk,
  noteLast,
  type OpenedSource,
  type ParsedSource,
  type ParseOptions,
  sourceOf,
} from './parse-source.ts';
import type { LineCount } from './scan/record.ts';
import type { Before } from './timeline/logs/batch.ts';
import { takeBatch } from './timeline/logs/take-batch.ts';

/** Threads that read, and what is known of each. */
export interface Threads {
  readonly crew: Crew;
  /** By thread: the interner's numbers of its texts. */
  readonly numbers: number[][];
  readonly signal: AbortSignal | undefined;
  readonly segmentBytes: number;
}

/** Large logs that lie on disk as they are, of a kind that has heads to be cut at. */
export const isForThreads = (
  opened: OpenedSource,
  segment: number,
  { keepRoutine, sampleUnknown, takeUnknown }: ParseOptions,
): boolean =>
  !keepRoutine &&
  !sampleUnknown &&
  takeUnknown === undefined &&
  isAsOnDisk(opened) &&
  isWorthSegments(opened.file.disk?.bytes ?? 0, segment) &&
  opened.owner !== undefined;

/** A log whose segments may be on their way. */
export interface Coming {
  readonly whole: Promise<ParsedSource>;
}

/**
 * Has a log's segments read by threads. Resolves when all are given out; what they say is put together behind
 * `previous`, in their order, so that texts get their numbers in one order whatever thread is first.
 *
 * @param file the log's descriptor; closed when all is read
 */
export async function parseInSegments(
  opened: OpenedSource,
  options: ParseOptions,
  threads: Threads,
  { file, source, previous }: { file: number; source: number; previous: Promise<unknown> },
): Promise<Coming> {
  const { crew, signal } = threads;
  const disk = opened.file.disk as OnDisk;
  const { format } = (opened.owner as Owner).claim;
  const joiner = new Joiner(opened, options, threads);
  let hasFailed = false;
  let isOver = previous;
  for (const segment of segmentsOf(file, disk.bytes, format, threads.segmentBytes)) {
    await crew.room();
    if (hasFailed || signal?.aborted) break;
    const parsed = crew.parse(taskOf(opened, segment, { file, source }));
    isOver = joined(isOver, joiner, segment, parsed, crew);
    isOver.catch(() => {
      hasFailed = true;
    });
  }
  const closed = isOver.finally(() => closeForThreads(file));
  return { whole: closed.then(() => joiner.whole()) };
}

/** Whatever comes of it, the segment is taken: others wait for its room. */
async function joined(
  previous: Promise<unknown>,
  joiner: Joiner,
  segment: Segment,
  parsed: Promise<Parsed>,
  crew: Crew,
): Promise<void> {
  try {
    await previous;
    await joiner.join(segment, await parsed);
  } finally {
    crew.taken(await parsed);
  }
}

const taskOf = (
  { forced, sample }: OpenedSource,
  segment: Segment,
  of: { readonly file: number; readonly source: number },
): SegmentTask => ({
  ...of,
  ...segment,
  sample,
  forced,
});

/** Puts the segments of a log together. */
class Joiner {
  readonly #opened: OpenedSource;
  readonly #disk: OnDisk;
  readonly #options: ParseOptions;
  readonly #threads: Threads;
  readonly #lines: LineCount = { total: 0, used: 0, unused: 0, unknown: 0, records: 0 };
  readonly #cut: number[] = [];
  /** Of the threads that segments were lost with. */
  readonly #failures: string[] = [];
  #unbroken = 0;
  #bytes = 0;
  #head: Before['head'];

  constructor(opened: OpenedSource, options: ParseOptions, threads: Threads) {
    this.#opened = opened;
    this.#disk = opened.file.disk as OnDisk;
    this.#options = options;
    this.#threads = threads;
  }

  async join(segment: Segment, parsed: Parsed): Promise<void> {
    this.#threads.signal?.throwIfAborted();
    if (this.#threads.crew.isClosed) throw new Error('nobody waits for it');
    if ('result' in parsed) {
      const numbers = this.#numbersOf(parsed.thread, parsed.result.texts);
      this.#take(segment, parsed.result, (text) => numbers[text] as number);
    } else {
      this.#failures.push(parsed.failure);
      this.#take(segment, await this.#readHere(segment), (text) => text);
    }
  }

  whole(): ParsedSource {
    this.#threads.signal?.throwIfAborted();
    const head = this.#head;
    if (head?.time) noteLast(this.#opened.log, head.time);
    const source = sourceOf(this.#opened, {
      lines: this.#lines,
      cut: this.#cut,
      unbroken: this.#unbroken,
      joined: 0,
      bytes: this.#bytes,
      digest: async () => `${this.#bytes}:${await checksum(this.#disk)}`,
      unknownSamples: [],
    });
    if (this.#failures.length === 0) return source;
    const lost = lostThreads(this.#opened.file.path, this.#failures);
    return { ...source, problems: [...source.problems, lost] };
  }

  #take(
    { from }: Segment,
    result: Omit<SegmentResult, 'texts'>,
    numberOf: (text: number) => number,
  ) {
    const { batch, lines, last, cut, unbroken, bytes } = result;
    const count = this.#lines;
    const head = this.#head && { head: this.#head };
    const before = { lines: count.total, bytes: from, records: count.records, ...head };
    takeBatch(this.#opened.log, batch, before, numberOf);
    if (last) this.#head = { ...last, line: count.total + last.line };
    for (const line of cut) this.#cut.push(count.total + line);
    for (const key of Object.keys(count) as (keyof LineCount)[]) count[key] += lines[key];
    this.#unbroken += unbroken;
    this.#bytes += bytes;
    // The first bytes were counted when the kind was found out.
    const counted = from === 0 ? this.#opened.raw.bytes : 0;
    this.#disk.count(Math.max(0, bytes - counted));
  }

  #numbersOf(thread: number, texts: readonly string[]): number[] {
    const numbers = this.#threads.numbers[thread] ?? [0];
    this.#threads.numbers[thread] = numbers;
    for (const text of texts) numbers.push(this.#options.interner.number(text));
    return numbers;
  }

  async #readHere({ from, to }: Segment): Promise<Omit<SegmentResult, 'texts'>> {
    const { owner, log } = this.#opened;
    const { interner, keepRoutine } = this.#options;
    const reader = new SegmentReader({ owner, kind: log.kind, interner, keepRoutine });
    let bytes = 0;
    for await (const chunk of this.#disk.part(from, to)) {
      bytes += chunk.length;
      reader.push(chunk);
    }
    return { ...reader.end(), batch: reader.batch, bytes };
  }
}

async function checksum(disk: OnDisk): Promise<number> {
  let sum = 0;
  for await (const chunk of disk.part(0, Infinity)) sum = crc32(chunk, sum);
  return sum;
}

const lostThreads = (where: string, failures: readonly string[]): Problem => ({
  severity: 'warning',
  where,
  what: `${failures.length === 1 ? 'a part of it was' : `${failures.length} parts of it were`} given to a thread that failed (${failures[0]}), and read again without`,
  next: 'nothing is missing; give --jobs 1 if it takes long: all is read in one thread then',
});
