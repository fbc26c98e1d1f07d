import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/timeline/logs/fingerprint.ts';

it('is a whole number below 2³⁰, another one for another text', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `GET /finesse/api/User/${1_001_000 + i}`);
  const prints = new Set(texts.map(fingerprint));
  expect(prints.size).toBe(texts.length);
  expect([...prints].every((one) => Number.isInteger(one) && one >= 0 && one < 2 ** 30)).toBe(true);
});

it('is the same for the same text', () => {
  expect(fingerprint('GET /')).toBe(fingerprint(['GET', '/'].join(' ')));
});
