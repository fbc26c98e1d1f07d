import { parseAddress } from '../model/subnet.ts';
import { withoutCredentials } from '../report/credentials.ts';
import { hostFields, idFields, nameFields, phoneFields } from './field-names.ts';
import { isTechnical } from './measures.ts';
import { fewestDigits, type Originals } from './originals.ts';

/** What of an original is left in a text. Of what kind it is, never the value. */
export type Leak = 'credential' | 'id' | 'name' | 'host' | 'address' | 'mac';

const keyed = new RegExp(
  String.raw`(?<![\w-])(${hostFields}|${idFields}|${nameFields}|${phoneFields})(?:\\{0,3}["']|&(?:amp;)?quot;)?\s{0,4}(?:[:=>]|&(?:amp;){0,3}gt;)\s{0,4}(?:\\{0,3}["']|&(?:amp;)?quot;)?([\p{L}\p{N}][\p{L}\p{N}._-]{0,127})`,
  'giu',
);
const beforeAt = /([\p{L}\p{N}._-]{1,200})(?:@|%40|\\40)/gu;
const afterUser = /\/users?\/([\p{L}\p{N}._-]{1,200})/giu;
const words = /[\p{L}\p{M}\p{N}]+/gu;
const longDigits = /\d{6,}/g;
const addressLike =
  /[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?:\.\d{1,3}){0,3}|\d{1,3}(?:\.\d{1,3}){3}/gi;
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
    return hasCredential(text) ? 'credential' : this.#personal(text);
  }

  /** The same, but for words that a page or a sentence of the tool's own may hold. */
  leakAmongOwnWords(text: string): Leak | undefined {
    const lower = text.toLowerCase();
    for (const [, value = ''] of lower.matchAll(beforeAt))
      if (/\d/.test(value) && isOf(this.#originals.ids, value)) return 'id';
    return this.#machine(lower) ?? this.#word(text, lower, (original) => /[\d.]/.test(original));
  }

  #personal(text: string): Leak | undefined {
    const lower = text.toLowerCase();
    return this.#inPlace(lower) ?? this.#machine(lower) ?? this.#word(text, lower);
  }

  #inPlace(lower: string): Leak | undefined {
    const { ids, names, hosts } = this.#originals;
    for (const [, value = ''] of lower.matchAll(beforeAt)) if (isOf(ids, value)) return 'id';
    for (const [, value = ''] of lower.matchAll(afterUser)) if (isOf(ids, value)) return 'id';
    for (const [, , value = ''] of lower.matchAll(keyed)) {
      if (isOf(ids, value)) return 'id';
      if (hosts.has(value) && hosts.get(value) === 'everywhere') return 'host';
      if (names.get(value) === 'everywhere') return 'name';
    }
    return undefined;
  }

  #machine(lower: string): Leak | undefined {
    for (const [address] of lower.matchAll(addressLike))
      if (this.#addresses.has(canonical(address))) return 'address';
    for (const [mac] of lower.matchAll(macLike)) if (this.#originals.macs.has(mac)) return 'mac';
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
    for (const { 0: word, index } of lower.matchAll(words))
      for (const [original, leak] of this.#byWord.get(word) ?? [])
        if (counts(original) && isLeft(text, lower, index, word, original, leak)) return leak;
    for (let at = 0; this.#byHead.size > 0 && at + longLength <= lower.length; at++)
      for (const [original, leak] of this.#byHead.get(lower.substring(at, at + longLength)) ?? [])
        if (counts(original) && lower.startsWith(original, at)) return leak;
    return undefined;
  }

  #learn(text: string, leak: Leak): void {
    if (/^\d+$/.test(text)) return;
    if (text.length >= longLength) push(this.#byHead, text.slice(0, longLength), [text, leak]);
    const [longest = ''] = (text.match(words) ?? []).sort((a, b) => b.length - a.length);
    push(this.#byWord, longest, [text, leak]);
  }
}

type Entry = readonly [text: string, leak: Leak];

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

const isOf = (ids: Originals['ids'], value: string): boolean =>
  ids.has(value.replace(/[._-]+$/, '')) && (value.length >= fewestDigits || value.length > 1);

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
