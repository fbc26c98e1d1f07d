import { Heads } from './heads.ts';
import type { Kind } from './kinds.ts';
import type { Originals } from './originals.ts';
import type { Found } from './word-index.ts';

/** So long a text with letters stands for nothing else, whatever is written before and behind it without a blank. */
const gramLength = 8;

/** The long originals that are replaced also inside of words, by their first characters. */
export class Glued {
  readonly #byGram = new Map<string, Map<string, Kind>>();
  readonly #heads = new Heads();

  constructor({ ids, hosts, names }: Originals) {
    for (const [kind, map] of [
      ['host', hosts],
      ['id', ids],
      ['name', names],
    ] as const)
      for (const [text, reach] of map)
        if (reach === 'everywhere' && text.length >= gramLength && /\p{L}/u.test(text))
          this.#add(text, kind);
  }

  /** The places of a text, in order, none inside another. */
  *in(lower: string): Generator<Found & { readonly start: number }> {
    if (this.#byGram.size === 0) return;
    for (let start = 0; start + gramLength <= lower.length; start++) {
      const found = this.#heads.mayBegin(lower, start) ? this.#at(lower, start) : undefined;
      if (!found) continue;
      yield { start, ...found };
      start = found.end - 1;
    }
  }

  #at(lower: string, start: number): Found | undefined {
    const all = this.#byGram.get(lower.slice(start, start + gramLength));
    if (!all) return undefined;
    for (const [text, kind] of all)
      if (lower.startsWith(text, start)) return { end: start + text.length, kind };
    return undefined;
  }

  #add(text: string, kind: Kind): void {
    const gram = text.slice(0, gramLength);
    const all = this.#byGram.get(gram) ?? new Map<string, Kind>();
    this.#byGram.set(gram, all);
    this.#heads.add(gram);
    all.set(text, kind);
  }
}
