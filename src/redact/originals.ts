import type { PlaceKind } from './kinds.ts';
import { isDomainEnd, isLogWord, isPublicHost, isServiceWord } from './service-words.ts';

/** A value is replaced wherever it stands by itself, or only where its place says what it is. */
export type Reach = 'everywhere' | 'in-place';

/** What was learnt of the people and machines in logs: the values that no output may hold. Lower case. */
export class Originals {
  readonly ids = new Map<string, Reach>();
  readonly names = new Map<string, Reach>();
  readonly hosts = new Map<string, Reach>();
  readonly values = new Map<string, Reach>();
  readonly addresses = new Set<string>();
  readonly macs = new Set<string>();
  /** `example.com` of `finesse1.example.com`: whatever ends so is a host. */
  readonly domains = new Set<string>();
  readonly #vocabulary: ReadonlySet<string>;

  /** `vocabulary`: words that the logs' own records hold; a name may be one, and is no secret elsewhere. */
  constructor(vocabulary: ReadonlySet<string> = new Set()) {
    this.#vocabulary = vocabulary;
  }

  add(kind: PlaceKind, text: string, isSure: boolean): void {
    const value = text.toLowerCase();
    if (kind === 'address') this.addresses.add(value.replace(/\/.*$/, ''));
    else if (kind === 'mac') this.macs.add(value);
    else if (kind === 'host') this.#addHost(value);
    else if (kind === 'id') widen(this.ids, value, this.#reachOfId(value, isSure));
    else if (kind === 'name') widen(this.names, value, this.#reachOfName(value));
    else if (kind === 'value') this.#addValue(value);
  }

  /** All that a pseudonym may not be. */
  *all(): Generator<string> {
    for (const map of [this.ids, this.names, this.hosts, this.values]) yield* map.keys();
    for (const host of this.hosts.keys()) yield* host.split('.');
  }

  /** Short ids and plain words are somebody's in names of files as well, but for the words of the product. */
  kindInPath(word: string): 'id' | 'host' | undefined {
    const value = word.toLowerCase();
    if (this.#vocabulary.has(value) || isLogWord(value) || isServiceWord(value)) return undefined;
    if (this.ids.has(value)) return 'id';
    return this.hosts.has(value) ? 'host' : undefined;
  }

  #addHost(host: string): void {
    if (isPublicHost(host)) return;
    const [first = '', ...rest] = host.split('.');
    widen(this.hosts, host, rest.length > 0 ? 'everywhere' : this.#reachOfLabel(host));
    if (rest.length === 0) return;
    if (!isServiceWord(first)) widen(this.hosts, first, this.#reachOfLabel(first));
    const domain = rest.join('.');
    if (rest.length < 2 || isPublicHost(domain) || rest.every(isDomainEnd)) return;
    this.domains.add(domain);
    widen(this.hosts, domain, 'everywhere');
  }

  #addValue(value: string): void {
    if (/^\d+$/.test(value)) widen(this.ids, value, this.#reachOfId(value, true));
    else
      widen(this.values, value, /\d/.test(value) && value.length >= 8 ? 'everywhere' : 'in-place');
  }

  #reachOfId(id: string, isSure: boolean): Reach {
    if (/^\d+$/.test(id)) return id.length >= fewestDigits ? 'everywhere' : 'in-place';
    if (/\d/.test(id) && /\p{L}/u.test(id)) return id.length >= 4 ? 'everywhere' : 'in-place';
    if (/^\p{L}+$/u.test(id) && !(isSure && id.length >= 5)) return 'in-place';
    return id.length >= 5 && !this.#vocabulary.has(id) ? 'everywhere' : 'in-place';
  }

  #reachOfName(name: string): Reach {
    return name.length >= 3 && !this.#vocabulary.has(name) ? 'everywhere' : 'in-place';
  }

  #reachOfLabel(label: string): Reach {
    if (this.#vocabulary.has(label)) return 'in-place';
    const isOwn = /\d/.test(label) ? /\p{L}/u.test(label) : label.includes('-');
    return isOwn && label.length >= 4 ? 'everywhere' : 'in-place';
  }
}

/** Shorter numbers are also ports, milliseconds, reason codes, years. */
export const fewestDigits = 6;

function widen(map: Map<string, Reach>, value: string, reach: Reach): void {
  if (map.get(value) !== 'everywhere') map.set(value, reach);
}
