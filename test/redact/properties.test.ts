import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/bundle/lines.ts';
import { parseAddress } from '../../src/model/subnet.ts';
import { Addresses } from '../../src/redact/address.ts';
import { redacted } from './engine.ts';

const octet = fc.integer({ min: 0, max: 255 });
const v4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const v6 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(':'));
const key = fc.uint8Array({ minLength: 16, maxLength: 40 }).map((bytes) => Buffer.from(bytes));

const bitsOf = (text: string): string => {
  const address = parseAddress(text);
  return (address?.value ?? 0n).toString(2).padStart(address?.bits ?? 0, '0');
};
function shared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

describe('addresses', () => {
  it.each([
    ['4', v4],
    ['6', v6],
  ] as const)('of version %s keep their prefixes, and are as many', (_, any) => {
    fc.assert(
      fc.property(key, any, any, (secret, a, b) => {
        const addresses = new Addresses(secret);
        const [one, other] = [addresses.of(a), addresses.of(b)];
        expect(shared(bitsOf(one), bitsOf(other))).toBe(shared(bitsOf(a), bitsOf(b)));
      }),
    );
  });

  it('stay private where they are, and nowhere else', () => {
    const isPrivate = (text: string): boolean =>
      /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(text);
    fc.assert(
      fc.property(key, v4, (secret, address) => {
        expect(isPrivate(new Addresses(secret).of(address))).toBe(isPrivate(address));
      }),
    );
  });
});

const id = fc.oneof(
  fc.integer({ min: 1000, max: 99_999_999 }).map(String),
  fc.stringMatching(/^[a-z]{3,8}[._][a-z]{3,8}\d{0,2}$/),
);
const host = fc.stringMatching(/^[a-z]{3,8}\d\.[a-z]{4,9}\.com$/);
const agentLine = fc.record({ id, host, address: v4, noise: fc.string({ maxLength: 40 }) });
type Line = typeof agentLine extends fc.Arbitrary<infer T> ? T : never;
const printed = ({ id, host, address, noise }: Line): string[] => [
  `2026.11.23 13:02:24 Closing idle session: ${id}@${host}/desktop`,
  `0000001060: ${host}: Jun 17 2017 00:17:04.632 +0530: %CCBU_x-6-PRESENCE DRIVEN LOGOUT: %[agent_id=${id}]: at ${address}`,
  `${noise} /finesse/api/User/${id}/ClientLog ${noise}`,
];

describe('redacting', () => {
  it('leaves no original, and the same key makes the same text', () => {
    fc.assert(
      fc.property(fc.array(agentLine, { minLength: 1, maxLength: 6 }), (agents) => {
        const lines = agents.flatMap(printed);
        const { lines: made, check } = redacted(lines);
        expect(made.map((line) => check.leak(line)).filter(Boolean)).toEqual([]);
        for (const [i, { id, host }] of agents.entries()) {
          expect(made[3 * i]).not.toContain(`${id}@`);
          expect(made[3 * i + 1]).not.toContain(host);
          expect(made[3 * i + 2]).not.toContain(`/User/${id}/`);
        }
        expect(redacted(lines).lines).toEqual(made);
        expect(redacted([...lines].reverse()).lines).toEqual([...made].reverse());
      }),
      { numRuns: 60 },
    );
  });

  it('makes other pseudonyms of another key', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        fc.pre(!one.equals(other));
        const lines = ['john.doe77@fin1.acme.com/desktop from 10.20.30.40'];
        expect(redacted(lines, one).lines).not.toEqual(redacted(lines, other).lines);
      }),
    );
  });

  it.each([
    ['@', '@'.repeat(1 << 20)],
    ['digits', '7'.repeat(1 << 20)],
    ['colons', 'a:'.repeat(1 << 19)],
    ['dots', 'a.'.repeat(1 << 19)],
    ['quotes', 'agentId="'.repeat(1 << 17)],
    ['addresses', '1.2.3.4@'.repeat(1 << 17)],
    ['names', 'firstName=&amp;&amp;'.repeat(1 << 16)],
    ['slashes', '/User/\\Users\\'.repeat(1 << 16)],
    ['base64', 'QUJD'.repeat(1 << 18)],
  ])(
    'of a long line of %s ends',
    (_, line) => {
      expect(redacted([line, 'john.doe77@fin1.acme.com']).lines).toHaveLength(2);
    },
    60_000,
  );

  it('reads the same lines of any chunks', async () => {
    const text = Buffer.from('a@b.example.com\n\nmüller=1001003\r\nlast');
    const read = async (size: number): Promise<unknown[]> => {
      const lines: unknown[] = [];
      const chunks = (async function* () {
        for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
      })();
      for await (const line of linesOf(chunks)) lines.push(line);
      return lines;
    };
    const whole = await read(text.length);
    expect(whole).toHaveLength(4);
    for (let size = 1; size < text.length; size += 1) expect(await read(size)).toEqual(whole);
  });
});
