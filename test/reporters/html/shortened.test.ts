import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortName, shortText, titleOf } from '../../../src/reporters/html/script/shortened.ts';

const begin = 'a'.repeat(31);
const end = 'b'.repeat(31);

describe('a name', () => {
  it('that is short stays whole, without a title', () => {
    const name = 'a'.repeat(64);
    expect(shortName(name)).toBe(name);
    expect(titleOf(name, shortName(name))).toBeUndefined();
  });

  it('that is long keeps both ends; its title has more, up to 300 characters', () => {
    const name = begin + 'x'.repeat(100_000) + end;
    expect(shortName(name)).toBe(`${begin}…${end}`);
    expect(titleOf(name, shortName(name))).toBe(`${name.slice(0, 299)}…`);
    expect(titleOf(`${name.slice(0, 100)}`, 'cut')).toBe(name.slice(0, 100));
  });

  it('is never longer than it may be, nor cut within a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '😀'), minLength: 60, maxLength: 400 });
    fc.assert(
      fc.property(text, (name) => {
        expect(shortName(name).length).toBeLessThanOrEqual(64);
        expect(shortText(name).length).toBeLessThanOrEqual(300);
        for (const shown of [shortName(name), shortText(name)])
          expect(() => encodeURIComponent(shown)).not.toThrow();
      }),
    );
  });
});
