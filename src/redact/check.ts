import { parseAddress } from '../model/subnet.ts';
import { withoutCredentials } from '../report/credentials.ts';
import { hostFields, idFields, nameFields, phoneFields } from './field-names.ts';
import { Heads, WordHeads } from './heads.ts';
import { KnownLines } from './known-lines.ts';
import { isTechnical } from './measures.ts';
import { fewestDigits, type Originals } from './originals.ts';
import { endOfName, firstOfRuns, startOfName } from './runs.ts';

/** What of an original is left in a text. Of what kind it is, never the value. */
export type Leak = 'credential' | 'id' | 'name' | 'host' | 'address' | 'mac';

/** What stands before the value of a field. */
const afterField = new RegExp(
  String.raw`(?<![\w-])(?:${hostFields}|${idFields}|${nameFields}|${phoneFields})(?:\\{0,3}["']|&(?:amp;)?quot;)?\s{0,4}(?:[:=>]|&(?:amp;){0,3}gt;)\s{0,4}(?:\\{0,3}["']|&(?:amp;)?quot;)?$`,
  'iu',
);
/** The longest name of a field, and what may stand between it and the value. */
const fieldReach = 120;
const beforeAt = /(?=@|%40|\\40)/g;
const afterUser = /\/users?\/(?=[\p{L}\p{N}._-])/gu;
const longDigits = /\d{6,}/g;
const addressLike =
  /[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?:\.\d{1,3}){0,3}|\d{1,3}(?:\.\d{1,3}){3}/gi;
const fourParts = /\d{1,3}(?:\.\d{1,3}){3}/g;
const macLike = /[\da-f]{2}(?:[:-][\da-f]{2}){5}/gi;
/** Of an unbroken text: it is no other word that happens to hold it. */
const longLength = 8;

/**
 * Reads what was written and finds originals that are left. It shares with the replacing only what was learnt and the
 * names of fields, and looks in its own way: an original that the replacing misses is to be found here.
 */
export class Check {
  readonly #originals: Originals;
  readonly #addresses: ReadonlySet<string>;
  /** Originals by the longest word in them. */
  readonly #byWord = new Map<string, (readonly [text: string, leak: Leak])[]>();
  readonly #byHead = new Map<string, (readonly [text: string, leak: Leak])[]>();
  readonly #heads = new Heads();
  readonly #wordHeads = new WordHeads();
  readonly #lines = new KnownLines<Leak | 'none'>();

  /** `isPseudonym`: an address may be another's pseudonym. */
  constructor(originals: Originals, pseudonymOf: (address: string) => string) {
    this.#originals = originals;
    const images = new Set(Array.from(originals.addresses, (one) => canonical(pseudonymOf(one))));
    const all = Array.from(originals.addresses, canonical);
    this.#addresses = new Set(all.filter((one) => !images.has(one)));
    const lists = [
      ['id', originals.ids],
      ['host', originals.hosts],
      ['name', originals.names],
    ] as const;
    for (const [leak, map] of lists)
      for (const [text, reach] of map) if (reach === 'everywhere') this.#learn(text, leak);
  }

  /** A line of an output, or all of it. */
  leak(text: string): Leak | undefined {
    const leak = this.#lines.of(text, (one) => this.#leakIn(one) ?? 'none');
    return leak === 'none' ? undefined : leak;
  }

  #leakIn(text: string): Leak | undefined {
    return hasCredential(text) ? 'credential' : this.#personal(text);
  }

  /** The same, but for words that a page or a sentence of the tool's own may hold. */
  leakAmongOwnWords(text: string): Leak | undefined {
    const lower = text.toLowerCase();
    for (const value of namesBeforeAt(lower))
      if (/\d/.test(value) && isOf(this.#originals.ids, value)) return 'id';
    return this.#machine(lower) ?? this.#word(text, lower, (original) => /[\d.]/.test(original));
  }

  #personal(text: string): Leak | undefined {
    const lower = text.toLowerCase();
    return this.#inPlace(lower) ?? this.#machine(lower) ?? this.#word(text, lower);
  }

  #inPlace(lower: string): Leak | undefined {
    const { ids } = this.#originals;
    for (const value of namesBeforeAt(lower)) if (isOf(ids, value)) return 'id';
    if (lower.includes('/user'))
      for (const { 0: path, index } of lower.matchAll(afterUser)) {
        const start = index + path.length;
        if (isOf(ids, lower.slice(start, endOfName(lower, start)))) return 'id';
      }
    return firstOfRuns(lower, (start) => this.#inField(lower, start));
  }

  /** Only a value that is an original is worth a look at what stands before it. */
  #inField(lower: string, start: number): Leak | undefined {
    if (!mayEndField.has(lower.charAt(start - 1))) return undefined;
    const leak = this.#leakOf(lower.slice(start, endOfName(lower, start)));
    if (leak === undefined) return undefined;
    return afterField.test(lower.slice(Math.max(0, start - fieldReach), start)) ? leak : undefined;
  }

  #leakOf(value: string): Leak | undefined {
    const { ids, names, hosts } = this.#originals;
    if (isOf(ids, value)) return 'id';
    if (hosts.get(value) === 'everywhere') return 'host';
    return names.get(value) === 'everywhere' ? 'name' : undefined;
  }

  #machine(lower: string): Leak | undefined {
    const { addresses, macs } = this.#originals;
    if (addresses.size > 0) {
      const form = maySix(lower) ? addressLike : fourParts;
      for (const [address] of lower.matchAll(form))
        if (this.#addresses.has(canonical(address))) return 'address';
    }
    if (macs.size > 0) for (const [mac] of lower.matchAll(macLike)) if (macs.has(mac)) return 'mac';
    return undefined;
  }

  #word(
    text: string,
    lower: string,
    counts: (original: string) => boolean = () => true,
  ): Leak | undefined {
    for (const { 0: run, index } of lower.matchAll(longDigits))
      if (this.#originals.ids.has(run) && !isTechnical(lower, index, index + run.length))
        return 'id';
    const found = firstOfRuns(lower, (start, end) => {
      if (!this.#wordHeads.mayBe(lower, start, end)) return undefined;
      const word = lower.slice(start, end);
      return this.#byWord
        .get(word)
        ?.find(
          ([original, leak]) =>
            counts(original) && isLeft(text, lower, start, word, original, leak),
        )?.[1];
    });
    return found ?? this.#glued(lower, counts);
  }

  #glued(lower: string, counts: (original: string) => boolean): Leak | undefined {
    if (this.#heads.isEmpty) return undefined;
    for (let at = 0; at + longLength <= lower.length; at++) {
      if (!this.#heads.mayBegin(lower, at)) continue;
      for (const [original, leak] of this.#byHead.get(lower.substring(at, at + longLength)) ?? [])
        if (counts(original) && lower.startsWith(original, at)) return leak;
    }
    return undefined;
  }

  #learn(text: string, leak: Leak): void {
    if (/^\d+$/.test(text)) return;
    if (text.length >= longLength) {
      push(this.#byHead, text.slice(0, longLength), [text, leak]);
      this.#heads.add(text);
    }
    const longest = longestWord(text);
    if (longest === '') return;
    push(this.#byWord, longest, [text, leak]);
    this.#wordHeads.add(longest);
  }
}

type Entry = readonly [text: string, leak: Leak];

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

function longestWord(text: string): string {
  let longest = '';
  firstOfRuns(text, (start, end) => {
    if (end - start > longest.length) longest = text.slice(start, end);
    return undefined;
  });
  return longest;
}

function* namesBeforeAt(lower: string): Generator<string> {
  if (!lower.includes('@') && !lower.includes('40')) return;
  for (const { index } of lower.matchAll(beforeAt)) {
    const start = startOfName(lower, index);
    if (start < index) yield lower.slice(start, index);
  }
}

/** What an entity, a quote, a separator or a blank ends with. */
const mayEndField = new Set([':', '=', '>', ';', '"', "'", ' ', '\t']);

/** Written as an address of version 6: with a gap, or of eight parts. */
function maySix(lower: string): boolean {
  if (lower.includes('::')) return true;
  let colons = 0;
  for (let at = lower.indexOf(':'); at >= 0 && colons < 6; at = lower.indexOf(':', at + 1))
    colons++;
  return colons >= 6;
}

/** A dot or dash behind it is the sentence's. */
const withoutJoints = (value: string): string =>
  /[._-]/.test(value.charAt(value.length - 1)) ? value.replace(/[._-]+$/, '') : value;

const isOf = (ids: Originals['ids'], value: string): boolean =>
  ids.has(withoutJoints(value)) && (value.length >= fewestDigits || value.length > 1);

/** A short name is one only with a capital; what is joined by marks stands around the word as a whole. */
function isLeft(
  text: string,
  lower: string,
  index: number,
  word: string,
  original: string,
  leak: Leak,
): boolean {
  const start = index - original.indexOf(word);
  if (!lower.startsWith(original, start)) return false;
  const isSmallName = leak === 'name' && original.length < 6 && text[start] === lower[start];
  const around = `${lower[start - 1] ?? ' '}${lower[start + original.length] ?? ' '}`;
  return !isSmallName && !/[\p{L}\p{N}]/u.test(around);
}

/** Written in one way only, as far as it is an address. */
function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? `${address.bits}:${address.value}` : text;
}

/** What the removal would still take away, but for its own mark. */
function hasCredential(text: string): boolean {
  const again = withoutCredentials(text);
  return again !== text && bare(again) !== bare(text);
}

const bare = (text: string): string => text.replaceAll(/removed|[[\]"'\s]/g, '');
