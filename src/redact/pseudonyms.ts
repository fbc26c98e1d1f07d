import { createHmac } from 'node:crypto';
import { Addresses } from './address.ts';
import type { Kind } from './kinds.ts';
import { isComponent, isDomainEnd, isPublicHost } from './service-words.ts';

/** Letters that make no word, and no number or hexadecimal of anything. */
const letters = 'bcdfghjklmnpqrstvwxz';
const suffixLength = 6;
const prefixes = { id: 'user', name: 'name', host: 'host', value: 'value' } as const;
type Word = keyof typeof prefixes;

/**
 * The pseudonyms of a run: HMAC-SHA256 of the value with a key, in the form of the value. The same key gives the same
 * pseudonyms; only where two would be the same, or one an original, the later in order takes the next one.
 */
export class Pseudonyms {
  readonly #key: Buffer;
  readonly #addresses: Addresses;
  readonly #of = new Map<string, string>();
  readonly #taken: Set<string>;

  /** `originals`, lower case: no pseudonym is one of them. */
  constructor(key: Buffer, originals: Iterable<string> = []) {
    this.#key = key;
    this.#addresses = new Addresses(key);
    this.#taken = new Set(originals);
  }

  /** In the case of the original, as far as a pseudonym has one. */
  of(kind: Kind, text: string): string {
    if (kind === 'address') return this.#addresses.of(text);
    if (kind === 'mac') return this.#mac(text);
    if (kind === 'host') return this.#host(text);
    return inCaseOf(text, this.#word(kind, text.toLowerCase()));
  }

  /** All but those of addresses, original first. */
  *entries(): Generator<readonly [kind: string, original: string, pseudonym: string]> {
    for (const [id, pseudonym] of this.#of) {
      const at = id.indexOf('\0');
      yield [id.slice(0, at), id.slice(at + 1), pseudonym];
    }
  }

  #word(kind: Word, value: string): string {
    if (/^0+$/.test(value)) return value;
    // A number is one whatever it is called: an agent's id is its extension as often as not.
    return /^\d+$/.test(value)
      ? this.#keep('number', value, number)
      : this.#keep(kind, value, (digest) => `${prefixes[kind]}-${suffix(digest)}`);
  }

  #host(host: string): string {
    if (isPublicHost(host)) return host;
    const labels = host.split('.');
    return labels
      .map((label, i) => {
        const isEnd = i === labels.length - 1 && i > 0 && isDomainEnd(label);
        const isFirst = i === 0 && labels.length > 1 && isComponent(label);
        return label === '' || isEnd || isFirst ? label : this.#label(label);
      })
      .join('.');
  }

  #label(label: string): string {
    return inCaseOf(label, this.#word('host', label.toLowerCase()));
  }

  #mac(text: string): string {
    const plain = text.replace(/[:.-]/g, '').toLowerCase();
    const digits = this.#keep('mac', plain, (digest) => digest.toString('hex').slice(0, 12));
    let at = 0;
    const made = text.replace(/[\da-f]/gi, () => digits[at++] ?? '0');
    return text === text.toUpperCase() ? made.toUpperCase() : made;
  }

  #keep(kind: string, value: string, make: (digest: Buffer, value: string) => string): string {
    const id = `${kind}\0${value}`;
    const known = this.#of.get(id);
    if (known !== undefined) return known;
    let pseudonym = '';
    for (let attempt = 0; pseudonym === '' || this.#taken.has(pseudonym); attempt++) {
      // Of a form that is used up one digit more: there are as many again.
      const form = kind === 'number' && attempt >= mostAttempts ? `${value}0` : value;
      pseudonym = make(this.#digest(`${id}\0${attempt}`), form);
    }
    this.#taken.add(pseudonym);
    this.#of.set(id, pseudonym);
    return pseudonym;
  }

  #digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

const mostAttempts = 500;

/** As many digits, as many zeros first. */
function number(digest: Buffer, value: string): string {
  const zeros = /^0*/.exec(value)?.[0] ?? '';
  const length = value.length - zeros.length;
  if (length === 0) return value;
  const least = 10n ** BigInt(length - 1);
  const choice = BigInt(`0x${digest.toString('hex')}`) % (least * 9n);
  return zeros + (least + choice).toString();
}

function suffix(digest: Buffer): string {
  let text = '';
  for (const byte of digest.subarray(0, suffixLength)) text += letters[byte % letters.length];
  return text;
}

function inCaseOf(original: string, pseudonym: string): string {
  const lower = original.toLowerCase();
  if (original === lower) return pseudonym;
  if (original === original.toUpperCase()) return pseudonym.toUpperCase();
  return original[0] === lower[0]
    ? pseudonym
    : (pseudonym[0] ?? '').toUpperCase() + pseudonym.slice(1);
}
