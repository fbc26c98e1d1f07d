import { closeForThreads, openForThreads } from './bundle/read-part.ts';
import type { BundleFile, OnDisk } from './bundle/walk.ts';
import { isWorthSegments } from './parse/borders.ts';
import {
  canBeCut,
  gatheredOf,
  inFile,
  isForThreads,
  parseInSegments,
  type Segments,
} from './parse-segments.ts';
import {
  type OpenedSource,
  openSource,
  type ParsedSource,
  type ParseOptions,
  readText,
  sourceOf,
} from './parse-source.ts';
import { type ThreadOptions, Threads } from './threads.ts';

/** A log whose segments may be on their way. */
interface Coming {
  readonly whole: Promise<ParsedSource>;
}

/** Reads the files of a bundle, in their order: large logs in threads, all else as it comes. */
export class SourceReader {
  readonly #parsing: ParseOptions;
  readonly #threads: Threads | undefined;
  readonly #sources: Promise<ParsedSource>[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(parsing: ParseOptions, options: ThreadOptions) {
    this.#parsing = parsing;
    if (options.jobs > 1 && isForThreads(parsing)) this.#threads = new Threads(options);
  }

  /**
   * A file of so many bytes comes, packed or not. Threads take a tenth of a second to start; who needs one hears if they
   * cannot.
   */
  expect(bytes: number): void {
    const threads = this.#threads;
    if (threads && isWorthSegments(bytes, threads.segmentBytes)) threads.crew().catch(() => {});
  }

  /** Resolves when the next file may follow: the last one's segments may be on their way still. */
  async read(file: BundleFile): Promise<void> {
    const { whole } = await this.#parse(await openSource(file, this.#parsing));
    // It is waited for at the end: until then nobody hears of a failure.
    whole.catch(() => {});
    this.#last = whole;
    this.#sources.push(whole);
  }

  sources(): Promise<ParsedSource[]> {
    return Promise.all(this.#sources);
  }

  /** Nothing is read any more once it resolves. */
  async close(): Promise<void> {
    await this.#threads?.close();
    await Promise.allSettled(this.#sources);
  }

  #parse(opened: OpenedSource): Promise<Coming> {
    const threads = this.#threads;
    if (!threads || !canBeCut(opened)) return this.#asItComes(opened);
    const { disk } = opened.file;
    if (!disk) return this.#inSegments(opened, threads, gatheredOf(opened, threads));
    const isWorth = isWorthSegments(disk.bytes, threads.segmentBytes);
    return isWorth ? this.#fromDisk(opened, threads, disk) : this.#asItComes(opened);
  }

  /** Texts get their numbers in one order, whatever thread is first. */
  async #asItComes(opened: OpenedSource): Promise<Coming> {
    await this.#last;
    const source = sourceOf(opened, await readText(opened, this.#parsing));
    return { whole: Promise.resolve(source) };
  }

  /** A file that cannot be opened once more is read as it comes, from the handle that there is. */
  async #fromDisk(opened: OpenedSource, threads: Threads, disk: OnDisk): Promise<Coming> {
    const file = descriptorOf(disk);
    if (file === undefined) return this.#asItComes(opened);
    await opened.text.chunks.return(undefined);
    const { whole } = await this.#inSegments(opened, threads, inFile(opened, disk, file, threads));
    return { whole: whole.finally(() => closeForThreads(file)) };
  }

  #inSegments(opened: OpenedSource, threads: Threads, segments: Segments): Promise<Coming> {
    const place = { source: this.#sources.length, previous: this.#last };
    return parseInSegments(opened, this.#parsing, threads, segments, place);
  }
}

function descriptorOf({ absolute }: OnDisk): number | undefined {
  try {
    return openForThreads(absolute);
  } catch {
    return undefined;
  }
}
