import type { SourceLog } from './source-log.ts';
import type { Story } from './tellings.ts';

/** `all.log` settles the order inside a second, which the single-level files cannot (openfire-logs.md A1). */
export class AllLogOrder {
  readonly #files: ReadonlyMap<SourceLog, number>;

  constructor(stories: readonly Story[]) {
    this.#files = new Map(stories.flatMap(filesOf));
  }

  /** The place of a record of `all.log` itself: by file, then line. A file has fewer than 2³² lines. */
  of(log: SourceLog, line: number): number | undefined {
    const file = this.#files.get(log);
    return file === undefined ? undefined : file * 2 ** 32 + line;
  }
}

const filesOf = (story: Story): (readonly [SourceLog, number])[] =>
  story
    .flat(2)
    .filter(({ kind }) => kind === 'openfire-all')
    .map((log, i) => [log, i] as const);
