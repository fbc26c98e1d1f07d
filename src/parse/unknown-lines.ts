import { withoutCredentials } from '../report/credentials.ts';

/** A line that nothing here can read. */
export interface UnknownLine {
  readonly line: number;
  /** Credentials removed. */
  readonly text: string;
}

/** Hears of every unknown line of a file; where it answers with a promise, no more is read until that is kept. */
export type TakeUnknown = (path: string, line: UnknownLine) => Promise<unknown> | undefined;

/** One of each look, so that a thousand lines of one kind do not hide the others. */
const mostSamples = 5;
/** Looks are compared on so many lines at most: a file that is unknown as a whole costs little. */
const mostCompared = 2_000;
/** A line is told up to here. */
const mostCharacters = 4_000;

/** Gathers the unknown lines of one file. */
export class UnknownLines {
  readonly samples: UnknownLine[] = [];
  readonly #looks = new Set<string>();
  /** Kept when those who hear of the lines can take more. */
  ready: Promise<unknown> | undefined;
  readonly #take: ((line: UnknownLine) => Promise<unknown> | undefined) | undefined;
  #compared = 0;

  constructor(take?: (line: UnknownLine) => Promise<unknown> | undefined) {
    this.#take = take;
  }

  /** Takes the text of one line, without its end. */
  add(line: number, whole: string): void {
    const isSampled = this.samples.length < mostSamples && this.#compared < mostCompared;
    if (!isSampled && !this.#take) return;
    if (whole.trim() === '') return;
    const cut = whole.length > mostCharacters ? `${whole.slice(0, mostCharacters)}…` : whole;
    const unknown = { line, text: withoutCredentials(cut) };
    this.ready = this.#take?.(unknown) ?? this.ready;
    if (!isSampled) return;
    this.#compared += 1;
    const look = lookOf(cut);
    if (this.#looks.has(look)) return;
    this.#looks.add(look);
    this.samples.push(unknown);
  }
}

/** Numbers and ids differ from line to line, words do not. */
const lookOf = (text: string): string => text.slice(0, 200).replace(/[0-9a-f]*\d[0-9a-f]*/gi, '#');
