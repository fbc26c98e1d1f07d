import type { Kind } from './kinds.ts';
import { isTechnical } from './measures.ts';
import type { Originals } from './originals.ts';

/** What stands at a place of a text. */
export interface Found {
  readonly end: number;
  readonly kind: Kind;
}

interface Bucket {
  /** Of the originals that begin with one atom, longest first. */
  readonly lengths: number[];
  readonly kinds: Map<string, Kind>;
}

/** The originals that are replaced wherever they stand, found by the run of letters or of digits that they begin with. */
export class WordIndex {
  readonly #buckets = new Map<string, Bucket>();

  constructor(originals: Originals) {
    const { ids, hosts, names, values } = originals;
    const all = [
      ['id', ids],
      ['host', hosts],
      ['name', names],
      ['value', values],
    ] as const;
    for (const [kind, map] of all)
      for (const [text, reach] of map) if (reach === 'everywhere') this.#add(text, kind);
    for (const { lengths } of this.#buckets.values()) lengths.sort((a, b) => b - a);
  }

  /** The longest original that begins at an atom and ends at a border. `lower` is the text in lower case. */
  at(text: string, lower: string, start: number, atom: string): Found | undefined {
    const bucket = this.#buckets.get(atom);
    if (!bucket) return undefined;
    for (const length of bucket.lengths) {
      const end = start + length;
      if (end > text.length) continue;
      const kind = bucket.kinds.get(lower.slice(start, end));
      if (kind === undefined || !isApart(lower, start, end)) continue;
      if (kind === 'name' && length < 6 && text[start] === lower[start]) continue;
      if (isTechnical(lower, start, end)) continue;
      return { end, kind };
    }
    return undefined;
  }

  #add(text: string, kind: Kind): void {
    const atom = /^(?:[\p{L}\p{M}]+|\p{N}+)/u.exec(text)?.[0];
    if (atom === undefined) return;
    const bucket = this.#buckets.get(atom) ?? { lengths: [], kinds: new Map<string, Kind>() };
    if (bucket.kinds.size === 0) this.#buckets.set(atom, bucket);
    if (!bucket.kinds.has(text)) bucket.kinds.set(text, kind);
    if (!bucket.lengths.includes(text.length)) bucket.lengths.push(text.length);
  }
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
const digit = /\p{N}/u;

/** A number ends where its digits do, a word where letters and digits do. */
function isApart(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  const isNumber = digit.test(first) && digit.test(last) && !/\D/.test(text.slice(start, end));
  const more = isNumber ? digit : letterOrDigit;
  return !more.test(text.charAt(start - 1)) && !more.test(text.charAt(end));
}
