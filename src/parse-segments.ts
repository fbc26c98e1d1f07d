import type { OnDisk } from './bundle/walk.ts';
import type { Problem } from './model/report.ts';
import { isWorthSegments, segmentsOf } from './parse/borders.ts';
import type { Crew, Parsed } from './parse/crew.ts';
import { type Gathered, gathered } from './parse/gather.ts';
import type { Owner } from './parse/owner.ts';
import { type SegmentEnd, SegmentReader } from './parse/segment-reader.ts';
import type { SegmentTask } from './parse/segment-task.ts';
import {
  isAsItIs,
  noteLast,
  type OpenedSource,
  type ParsedSource,
  type ParseOptions,
  sourceOf,
} from './parse-source.ts';
import type { LineCount } from './scan/record.ts';
import type { Threads } from './threads.ts';
import type { BatchData, Before } from './timeline/logs/batch.ts';
import { takeBatch } from './timeline/logs/take-batch.ts';

/** A stretch of a log's text that begins at a head, or where the log does. */
interface Segment extends Pick<Gathered, 'from' | 'chunks'> {
  /** For a thread. Without them it is to be read in this one. */
  readonly bytes: SegmentTask['bytes'] | undefined;
}

/** Those of a log, in their order. */
export type Segments = Iterable<Segment> | AsyncIterable<Segment>;

/** Threads tell neither routine facts nor what nothing here can read. */
export const isForThreads = ({ keepRoutine, sampleUnknown, takeUnknown }: ParseOptions): boolean =>
  !keepRoutine && !sampleUnknown && takeUnknown === undefined;

/** Logs as they were written, of a kind that has heads to be cut at. */
export const canBeCut = (opened: OpenedSource): boolean =>
  opened.owner !== undefined && isAsItIs(opened);

/** Of a log that lies on disk, from where threads read it. */
export function* inFile(
  { owner }: OpenedSource,
  disk: OnDisk,
  file: number,
  { segmentBytes }: Threads,
): Generator<Segment> {
  const { format } = (owner as Owner).claim;
  for (const { from, to } of segmentsOf(file, disk.bytes, format, segmentBytes))
    yield { from, bytes: { file, from, to }, chunks: () => disk.part(from, to) };
}

/** Of a log that comes out of an archive. */
export const gatheredOf = (
  { owner, text, file }: OpenedSource,
  { segmentBytes, memory, again }: Threads,
): Segments =>
  gathered(text.chunks, (owner as Owner).claim.format, segmentBytes, memory, (from, to) =>
    again(file.path, from, to),
  );

/**
 * Has a log's segments read by threads. Resolves when all are given out; what they say is put together behind
 * `previous`, in their order, so that texts get their numbers in one order whatever thread is first.
 */
export async function parseInSegments(
  opened: OpenedSource,
  options: ParseOptions,
  threads: Threads,
  segments: Segments,
  { source, previous }: { readonly source: number; readonly previous: Promise<unknown> },
): Promise<{ readonly whole: Promise<ParsedSource> }> {
  const joiner = new Joiner(opened, options, threads);
  let hasFailed = false;
  let isOver = previous;
  try {
    for await (const segment of segments) {
      if (hasFailed || threads.signal?.aborted) break;
      const task = taskOf(opened, segment, source, threads);
      isOver = task
        ? joined(isOver, joiner, segment, await begun(task, threads))
        : isOver.then(() => joiner.read(segment));
      isOver.catch(() => {
        hasFailed = true;
      });
      if (!task) await isOver;
    }
  } catch (error) {
    await isOver.catch(() => undefined);
    throw error;
  }
  return { whole: isOver.then(() => joiner.whole()) };
}

/** How long a text is that comes out of an archive shows only as it comes: it is read here up to where it is worth threads. */
function taskOf(
  { forced, sample, file }: OpenedSource,
  { bytes, from }: Segment,
  source: number,
  { areRunning, segmentBytes }: Threads,
): SegmentTask | undefined {
  const isWorth = areRunning || isWorthSegments(file.disk?.bytes ?? from, segmentBytes);
  return bytes && isWorth ? { bytes, source, sample, forced } : undefined;
}

interface Begun {
  readonly parsed: Promise<Parsed>;
  readonly crew: Crew;
}

async function begun(task: SegmentTask, threads: Threads): Promise<Begun> {
  const crew = await threads.crew();
  await crew.room();
  return { parsed: crew.parse(task), crew };
}

/** Whatever comes of it, the segment is taken: others wait for its room. */
async function joined(
  previous: Promise<unknown>,
  joiner: Joiner,
  segment: Segment,
  { parsed, crew }: Begun,
): Promise<void> {
  try {
    await previous;
    await joiner.join(segment, await parsed);
  } finally {
    crew.taken(await parsed);
  }
}

/** Puts the segments of a log together. */
class Joiner {
  readonly #opened: OpenedSource;
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
    this.#options = options;
    this.#threads = threads;
  }

  async join(segment: Segment, parsed: Parsed): Promise<void> {
    this.#threads.signal?.throwIfAborted();
    if (this.#threads.isClosed) throw new Error('nobody waits for it');
    if ('result' in parsed) {
      const { result, thread } = parsed;
      const numbers = this.#numbersOf(thread, result.texts);
      this.#take(segment, result.batch, (text) => numbers[text] as number);
      this.#end(segment, result, result.bytes);
      this.#threads.fillAgain(result.memory);
    } else {
      this.#failures.push(parsed.failure);
      await this.read(segment);
    }
  }

  /** Reads a segment in this thread. */
  async read(segment: Segment): Promise<void> {
    const { owner, log } = this.#opened;
    const { interner, keepRoutine } = this.#options;
    const reader = new SegmentReader({ owner, kind: log.kind, interner, keepRoutine });
    const { batch } = reader;
    let bytes = 0;
    for await (const chunk of segment.chunks()) {
      bytes += chunk.length;
      reader.push(chunk);
      this.#take(segment, batch, (text) => text);
      batch.clear();
    }
    const end = reader.end();
    this.#take(segment, batch, (text) => text);
    this.#end(segment, end, bytes);
    if (segment.bytes && 'memory' in segment.bytes) this.#threads.fillAgain(segment.bytes.memory);
  }

  whole(): ParsedSource {
    this.#threads.signal?.throwIfAborted();
    const { log, raw, file } = this.#opened;
    const head = this.#head;
    if (head?.time) noteLast(log, head.time);
    const source = sourceOf(this.#opened, {
      lines: this.#lines,
      cut: this.#cut,
      unbroken: this.#unbroken,
      joined: 0,
      bytes: this.#bytes,
      digest: raw.digest(this.#bytes),
      unknownSamples: [],
    });
    if (this.#failures.length === 0) return source;
    const lost = lostThreads(file.path, this.#failures);
    return { ...source, problems: [...source.problems, lost] };
  }

  #take({ from }: Segment, batch: BatchData, numberOf: (text: number) => number): void {
    const { total, records } = this.#lines;
    const head = this.#head && { head: this.#head };
    takeBatch(this.#opened.log, batch, { lines: total, bytes: from, records, ...head }, numberOf);
  }

  #end({ from }: Segment, end: SegmentEnd, bytes: number): void {
    const { lines, last, cut, unbroken } = end;
    const count = this.#lines;
    if (last) this.#head = { ...last, line: count.total + last.line };
    for (const line of cut) this.#cut.push(count.total + line);
    for (const key of Object.keys(count) as (keyof LineCount)[]) count[key] += lines[key];
    this.#unbroken += unbroken;
    this.#bytes += bytes;
    // The first bytes were counted when the kind was found out.
    const counted = from === 0 ? this.#opened.raw.bytes : 0;
    this.#opened.file.disk?.count(Math.max(0, bytes - counted));
  }

  #numbersOf(thread: number, texts: readonly string[]): number[] {
    const numbers = this.#threads.numbers[thread] ?? [0];
    this.#threads.numbers[thread] = numbers;
    for (const text of texts) numbers.push(this.#options.interner.number(text));
    return numbers;
  }
}

const lostThreads = (where: string, failures: readonly string[]): Problem => ({
  severity: 'warning',
  where,
  what: `${failures.length === 1 ? 'a part of it was' : `${failures.length} parts of it were`} given to a thread that failed (${failures[0]}), and read again without`,
  next: 'nothing is missing; give --jobs 1 if it takes long: all is read in one thread then',
});
