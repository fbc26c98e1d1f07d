/** A site's own name of a part of its network. */
export interface NamedSubnet {
  readonly cidr: string;
  readonly name: string;
}

/** An address as its bits. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Without a name of its own: what a site usually gives one floor, or one household. */
const usualPrefix = { 32: 24, 128: 64 } as const;

/** Says of an address the narrowest named subnet that holds it, or else its /24 or /64; undefined for what is no address. */
export function subnetFinder(named: readonly NamedSubnet[]): (text: string) => string | undefined {
  const ranges = named
    .flatMap(({ cidr, name }) => {
      const range = parseCidr(cidr);
      return range ? [{ name, range }] : [];
    })
    .sort((a, b) => b.range.prefix - a.range.prefix);
  return (text) => {
    const address = parseAddress(text);
    if (!address) return undefined;
    const holding = ranges.find(({ range }) => holds(range, address));
    if (holding) return holding.name;
    const prefix = usualPrefix[address.bits];
    return `${format({ ...address, value: head(address, prefix) })}/${prefix}`;
  };
}

interface Range extends Address {
  readonly prefix: number;
}

/** `10.20.2.0/24`, `2001:db8::/32`; undefined for what is none. */
export function parseCidr(cidr: string): Range | undefined {
  const [text = '', length = '', ...rest] = cidr.split('/');
  const address = parseAddress(text);
  if (!address || rest.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  // IPv4-mapped: the prefix counts the 96 bits before the address, too.
  const mapped = text.includes(':') && address.bits === 32 ? 96 : 0;
  const prefix = Number(length) - mapped;
  return prefix >= 0 && prefix <= address.bits ? { ...address, prefix } : undefined;
}

const holds = (range: Range, address: Address): boolean =>
  range.bits === address.bits && head(range, range.prefix) === head(address, range.prefix);

/** Its first bits, and zeros. */
function head({ bits, value }: Address, prefix: number): bigint {
  const rest = BigInt(bits - prefix);
  return (value >> rest) << rest;
}

/** IPv4-mapped IPv6 is IPv4: a server that listens on both prints it for the same desktop. A zone is left out. */
export function parseAddress(text: string): Address | undefined {
  const plain = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const four = fourOf(plain);
  if (four !== undefined) return { bits: 32, value: BigInt(four) };
  const value = sixOf(plain);
  if (value === undefined) return undefined;
  return value >> 32n === 0xffffn
    ? { bits: 32, value: value & 0xffff_ffffn }
    : { bits: 128, value };
}

function fourOf(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function sixOf(text: string): bigint | undefined {
  if (text.length > 45 || !text.includes(':')) return undefined;
  const sides = text.split('::').map((side) => groupsOf(side));
  const [before, after] = sides;
  if (!before || sides.length > 2 || (sides.length === 2 && !after)) return undefined;
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...(after ?? [])];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** The groups of one side of `::`, the last of which may be an IPv4 address. */
function groupsOf(side: string): number[] | undefined {
  if (side === '') return [];
  const texts = side.split(':');
  const groups = texts.flatMap((text, i) => {
    if (/^[\da-f]{1,4}$/i.test(text)) return [Number.parseInt(text, 16)];
    const four = i === texts.length - 1 ? fourOf(text) : undefined;
    return four === undefined ? [Number.NaN] : [Math.floor(four / 65_536), four % 65_536];
  });
  return groups.some(Number.isNaN) ? undefined : groups;
}

function format({ bits, value }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  // A subnet ends in zeros: they are what is left out.
  return `${groups.join(':').replace(/(?:^|:)0(?::0)*$/, '')}::`;
}
