import type { Problem } from '../model/report.ts';

/** What an option says of the files that match a glob. */
export interface GlobRule<T> {
  readonly glob: string;
  readonly value: T;
  /** The option as it is written. */
  readonly option: string;
}

interface Matcher<T> {
  readonly rule: GlobRule<T>;
  readonly matches: (path: string) => boolean;
}

/** What options say of files, by the reported path: `/` between folders, `!` between an archive and its member. */
export class Globs<T> {
  readonly #rules: readonly Matcher<T>[];

  private constructor(rules: readonly Matcher<T>[]) {
    this.#rules = rules;
  }

  static async of<T>(rules: readonly GlobRule<T>[]): Promise<Globs<T>> {
    const matchers = rules.map(async (rule) => ({ rule, matches: await matcherOf(rule.glob) }));
    return new Globs(await Promise.all(matchers));
  }

  /** Of several that match, the last one counts. */
  readonly valueOf = (path: string): T | undefined =>
    this.#rules.findLast(({ matches }) => matches(path))?.rule.value;

  /** An option that no file heeds is a slip of the pen. */
  unmatched(paths: readonly string[]): Problem[] {
    return this.#rules
      .filter(({ matches }) => !paths.some(matches))
      .map(({ rule }) => toProblem(rule, paths));
  }
}

/** A pattern of one part is about the last part of a path, any other about all of it. */
async function matcherOf(glob: string): Promise<Matcher<unknown>['matches']> {
  // Few runs have one.
  const { default: picomatch } = await import('picomatch');
  const pattern = alike(glob).replace(/^\.\//, '');
  const matches = picomatch(pattern, { dot: true, windows: false });
  return pattern.includes('/')
    ? (path) => matches(alike(path))
    : (path) => matches(alike(path).split('/').at(-1) ?? '');
}

/** To a glob an archive is a folder. A `!` that negates, or opens a group, stands first or before a bracket. */
const alike = (path: string): string => path.replaceAll(/(?<=[^/])!(?!\()/g, '/');

const toProblem = (
  { option }: GlobRule<unknown>,
  [example = 'folder/debug.log']: readonly string[],
): Problem => ({
  severity: 'warning',
  where: option,
  what: 'no file of the bundle matches: the option does nothing',
  next: `write the path as the report does, with / between folders and ! after an archive, for example '${example}'`,
});
