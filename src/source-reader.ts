import { openForThreads } from './bundle/read-part.ts';
import type { BundleFile } from './bundle/walk.ts';
import { segmentBytes } from './parse/borders.ts';
import { Crew } from './parse/crew.ts';
import { type Coming, isForThreads, parseInSegments, type Threads } from './parse-segments.ts';
import {
  type OpenedSource,
  openSource,
  type ParsedSource,
  type ParseOptions,
  readText,
  sourceOf,
} from './parse-source.ts';

export interface ReaderOptions {
  /** Threads; 1 for none beside this one. */
  readonly jobs: number;
  readonly signal: AbortSignal | undefined;
  readonly segmentBytes?: number | undefined;
}

/** Reads the files of a bundle, in their order: large logs in threads, all else as it comes. */
export class SourceReader {
  readonly #parsing: ParseOptions;
  readonly #options: ReaderOptions;
  readonly #sources: Promise<ParsedSource>[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #threads: Threads | undefined;

  constructor(parsing: ParseOptions, options: ReaderOptions) {
    this.#parsing = parsing;
    this.#options = options;
  }

  /** Resolves when the next file may follow: the last one's segments may be on their way still. */
  async read(file: BundleFile): Promise<void> {
    const opened = await openSource(file, this.#parsing);
    const { jobs, segmentBytes: bytes = segmentBytes } = this.#options;
    const isInSegments = jobs > 1 && isForThreads(opened, bytes, this.#parsing);
    const { whole } = isInSegments ? await this.#inSegments(opened) : await this.#asItComes(opened);
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
    await this.#threads?.crew.close();
    await Promise.allSettled(this.#sources);
  }

  /** Texts get their numbers in one order, whatever thread is first. */
  async #asItComes(opened: OpenedSource): Promise<Coming> {
    await this.#last;
    const source = sourceOf(opened, await readText(opened, this.#parsing));
    return { whole: Promise.resolve(source) };
  }

  /** A file that cannot be opened once more is read as it comes, from the handle that there is. */
  async #inSegments(opened: OpenedSource): Promise<Coming> {
    const file = descriptorOf(opened);
    if (file === undefined) return this.#asItComes(opened);
    await opened.text.chunks.return(undefined);
    this.#threads ??= await this.#start();
    const place = { file, source: this.#sources.length, previous: this.#last };
    return parseInSegments(opened, this.#parsing, this.#threads, place);
  }

  /** The code of a thread is read where one is needed. */
  async #start(): Promise<Threads> {
    const { jobs, signal, segmentBytes: bytes = segmentBytes } = this.#options;
    const { threadCode } = await import('./parse/thread-code.ts');
    return { crew: new Crew(threadCode, jobs), numbers: [], signal, segmentBytes: bytes };
  }
}

function descriptorOf({ file: { disk } }: OpenedSource): number | undefined {
  try {
    return disk && openForThreads(disk.absolute);
  } catch {
    return undefined;
  }
}
