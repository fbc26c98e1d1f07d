import { describe, expect, it } from 'vitest';
import { causerOf, isSystemCode, reasonWords } from '../../src/model/reason-code-words.ts';
import { type ReasonState, reasonCausers, reasonLists } from '../../src/model/reason-codes.ts';

const states: readonly ReasonState[] = ['logged-out', 'not-ready'];
const numbers = [...new Set(reasonLists.flatMap(({ codes }) => codes.map(({ code }) => code)))];
const listOf = (product: string) => reasonLists.find((list) => list.product === product);
const meaningsOf = (product: string, code: number) =>
  listOf(product)?.codes.filter((meaning) => meaning.code === code) ?? [];

describe('the lists', () => {
  it.each(reasonLists)(
    '$product: name their sources and each meaning once',
    ({ sources, codes }) => {
      expect(sources.length).toBeGreaterThan(0);
      const keys = codes.map(({ code, state }) => `${code} ${state}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(codes.map(({ code }) => code)).toEqual(
        codes.map(({ code }) => code).sort((a, b) => a - b),
      );
      for (const { code, by } of codes) {
        expect(code).toBeGreaterThan(0);
        if (by) expect(reasonCausers).toContain(by);
      }
    },
  );

  it('use every causer', () => {
    const used = new Set(reasonLists.flatMap(({ codes }) => codes.map(({ by }) => by)));
    expect(reasonCausers.filter((causer) => !used.has(causer))).toEqual([]);
  });
});

describe.each(['ucce', 'uccx'] as const)('on %s', (product) => {
  it.each(numbers)('%i keeps to the product', (code) => {
    const own = meaningsOf(product, code);
    for (const state of states) {
      const words = reasonWords(code, product, state);
      const by = causerOf(code, product, state);
      if (own.length === 0) expect([words, by]).toEqual([undefined, undefined]);
      else expect(own.map((meaning) => meaning.words)).toContain(words);
      if (by) expect(own.map((meaning) => meaning.by)).toContain(by);
    }
    if (own.length === 0) expect(isSystemCode(code, product)).toBe(false);
  });
});

describe('without a product', () => {
  it.each(numbers)('%i is no cause, and says each meaning with its product', (code) => {
    for (const state of states) {
      expect(causerOf(code, 'unknown', state)).toBeUndefined();
      const [ucce, uccx] = [reasonWords(code, 'ucce', state), reasonWords(code, 'uccx', state)];
      const text = reasonWords(code, 'unknown', state);
      if (ucce === uccx) expect(text).toBe(ucce);
      else {
        if (ucce) expect(text).toContain(`${ucce} (UCCE)`);
        if (uccx) expect(text).toContain(`${uccx} (UCCX)`);
      }
    }
  });
});

it.each([28, 0, 1, 998, 2_147_483_647])('%i has no meaning', (code) => {
  for (const product of ['ucce', 'uccx', 'unknown'] as const) {
    expect(reasonWords(code, product, 'logged-out')).toBeUndefined();
    expect(isSystemCode(code, product)).toBe(false);
  }
});

it('50002 means what the state says', () => {
  expect(reasonWords(50002, 'ucce', 'logged-out')).toBe('Logged Out - System Failure');
  expect(reasonWords(50002, 'ucce', 'not-ready')).toBe('Not Ready - Connection Failure');
});
