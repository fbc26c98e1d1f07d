import { createHmac } from 'node:crypto';
import { parseAddress } from '../model/subnet.ts';

/**
 * Addresses by pseudonyms that keep prefixes: two addresses share exactly as many first bits as their pseudonyms do, so
 * that subnets of any length stay together (the scheme of Crypto-PAn, with HMAC-SHA256 for its cipher). A range that
 * says what an address is for stays as a whole: what is private looks private, and nothing else does.
 */
export class Addresses {
  readonly #key: Buffer;
  /** Whether a bit turns over, by the bits before it. */
  readonly #flips = new Map<string, bigint>();
  readonly #done = new Map<string, string>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** `10.20.1.7`, `2001:db8::7`, `[::1]`, also with a length behind it (`10.20.1.0/24`): as such again. */
  of(text: string): string {
    const known = this.#done.get(text);
    if (known !== undefined) return known;
    const pseudonym = this.#make(text);
    this.#done.set(text, pseudonym);
    return pseudonym;
  }

  #make(text: string): string {
    const [plain = '', length] = text.split('/');
    const address = parseAddress(plain);
    if (!address || isSpecial(plain)) return text;
    const { bits, value } = address;
    const image = this.#image(bits, value);
    const isMapped = bits === 32 && plain.includes(':');
    if (length === undefined) return (isMapped ? '::ffff:' : '') + format(bits, image);
    const rest = BigInt(bits - Math.min(bits, Number(length)));
    return `${format(bits, (image >> rest) << rest)}/${length}`;
  }

  #image(bits: 32 | 128, value: bigint): bigint {
    let image = 0n;
    for (let i = 0; i < bits; i++) {
      const rest = BigInt(bits - i - 1);
      const bit = (value >> rest) & 1n;
      image = (image << 1n) | (bit ^ this.#flip(bits, i, value >> (rest + 1n)));
    }
    return image;
  }

  #flip(bits: 32 | 128, length: number, prefix: bigint): bigint {
    if (leadsToStaying(bits, length, prefix)) return 0n;
    const id = `${bits}/${length}/${prefix.toString(16)}`;
    const known = this.#flips.get(id);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', this.#key).update(`address\0${id}`).digest();
    const flip = BigInt((digest[0] ?? 0) & 1);
    // The first bits are many addresses', the last ones' few.
    if (length <= 24 || (bits === 128 && length <= 64)) this.#flips.set(id, flip);
    return flip;
  }
}

/** Nobody's: unspecified, loopback, netmasks and their inverse, multicast, broadcast. */
export function isSpecial(text: string): boolean {
  const address = parseAddress(text);
  if (!address) return false;
  const { bits, value } = address;
  if (bits === 128) return value <= 1n || value >> 120n === 0xffn;
  const first = Number(value >> 24n);
  return first === 0 || first === 127 || first >= 224;
}

type Range = readonly [first: bigint, length: number];

/** RFC 1918, 6598, 3927, 4193, 4291: what is special, private, link-local, a provider's, global unicast. */
const staying: Readonly<Record<32 | 128, readonly Range[]>> = {
  32: [
    [0n, 8],
    [10n, 8],
    [0x191n, 10],
    [127n, 8],
    [0xa9fen, 16],
    [0xac1n, 12],
    [0xc0a8n, 16],
    [7n, 3],
  ],
  128: [
    [0n, 127],
    [1n, 3],
    [0x7en, 7],
    [0x3fan, 10],
    [0xffn, 8],
  ],
};

const leadsToStaying = (bits: 32 | 128, length: number, prefix: bigint): boolean =>
  staying[bits].some(
    ([first, whole]) => length < whole && first >> BigInt(whole - length) === prefix,
  );

function format(bits: 32 | 128, value: bigint): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((by) => (value >> by) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  return groups.join(':').replace(/(?:^|:)0(?::0)+$/, '::');
}
