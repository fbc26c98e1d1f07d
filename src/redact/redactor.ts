import { spansOf } from './contexts.ts';
import { Glued } from './glued.ts';
import type { PlaceKind } from './kinds.ts';
import type { Originals } from './originals.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { type Found, WordIndex } from './word-index.ts';

/** Replaces what was learnt by pseudonyms. Pure: the same text gives the same text. */
export class Redactor {
  readonly #originals: Originals;
  readonly #pseudonyms: Pseudonyms;
  readonly #words: WordIndex;
  readonly #glued: Glued;

  /** Learning is over: what `originals` hold by now is replaced. */
  constructor(originals: Originals, pseudonyms: Pseudonyms) {
    this.#originals = originals;
    this.#pseudonyms = pseudonyms;
    this.#words = new WordIndex(originals);
    this.#glued = new Glued(originals);
  }

  /** A line of a log, or any text without credentials. */
  text(line: string): string {
    return this.#plain(line.replace(base64, (run) => this.#encoded(run)));
  }

  /** A path of the bundle. Short ids count as well, between the marks of a name. */
  path(path: string): string {
    return this.text(path)
      .split(/(\d{4}-\d\d-\d\d(?:T[\d.-]+)?)/)
      .map((part, i) => (i % 2 === 1 ? part : part.replace(shortOnes, (run) => this.#short(run))))
      .join('');
  }

  /** A value that is an id by itself. */
  id(text: string): string {
    return this.#pseudonyms.of('id', text);
  }

  #plain(line: string): string {
    const made = this.#apart(line);
    let whole = '';
    let at = 0;
    for (const { start, end, kind } of this.#glued.in(lowerCase(made))) {
      whole += made.slice(at, start) + this.#pseudonyms.of(kind, made.slice(start, end));
      at = end;
    }
    return at === 0 ? made : whole + made.slice(at);
  }

  /** What stands by itself. */
  #apart(line: string): string {
    const lower = lowerCase(line);
    let made = '';
    let at = 0;
    for (const { start, end, kind } of spansOf(line)) {
      made += this.#free(line, lower, at, start);
      made += this.#inPlace(line.slice(start, end), kind);
      at = end;
    }
    return made + this.#free(line, lower, at, line.length);
  }

  /** Text in base64 that holds an original: as base64 again. */
  #encoded(run: string): string {
    const text = Buffer.from(run, 'base64').toString('latin1');
    if (!printable.test(text)) return run;
    const made = this.#plain(text);
    return made === text ? run : Buffer.from(made, 'latin1').toString('base64');
  }

  #short(run: string): string {
    const kind = this.#originals.kindInPath(run);
    return kind ? this.#pseudonyms.of(kind, run) : run;
  }

  #inPlace(text: string, kind: PlaceKind): string {
    return kind === 'resource' ? this.resource(text) : this.#pseudonyms.of(kind, text);
  }

  /** Of a JID: mostly a word of the product. */
  resource(text: string): string {
    return this.#originals.ids.has(text.toLowerCase())
      ? this.id(text)
      : this.#free(text, lowerCase(text), 0, text.length);
  }

  /** Between the places that say what they hold: what was learnt elsewhere. */
  #free(line: string, lower: string, from: number, to: number): string {
    let made = '';
    let at = from;
    for (const { 0: run, index } of line.slice(from, to).matchAll(atoms)) {
      const start = from + index;
      if (start < at) continue;
      const end = start + run.length;
      const found =
        this.#hostAt(lower, start) ?? this.#words.at(line, lower, start, lower.slice(start, end));
      if (!found || found.end > to) continue;
      made += line.slice(at, start) + this.#pseudonyms.of(found.kind, line.slice(start, found.end));
      at = found.end;
    }
    return made + line.slice(at, to);
  }

  /** A name of a domain that was learnt, whoever else is in it. */
  #hostAt(lower: string, start: number): Found | undefined {
    if (this.#originals.domains.size === 0 || hostCharacter.test(lower.charAt(start - 1)))
      return undefined;
    hostName.lastIndex = start;
    const host = hostName.exec(lower)?.[0].replace(/[.-]+$/, '') ?? '';
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
      if (this.#originals.domains.has(host.slice(dot + 1)))
        return { end: start + host.length, kind: 'host' };
    return undefined;
  }
}

const shortOnes = /\d{3,}|(?<!(?:user|name|host|value)-)\p{L}{4,}/giu;
const atoms = /[\p{L}\p{M}]+|\p{N}+/gu;
const hostCharacter = /[\p{L}\p{M}\p{N}._-]/u;
const hostName = /[\p{L}\p{N}][\p{L}\p{N}.-]{0,252}/uy;
const base64 =
  /(?<![\w+/=])(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=])/g;
const printable = /^[\x20-\x7e\r\n\t]+$/;

/** Of the same length, so that places are the same in both. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}
