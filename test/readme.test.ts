import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedParts, replacePart } from '../scripts/readme-parts.ts';

it('holds the README to what the code says (npm run docs)', async () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  let expected = text;
  for (const [name, part] of await generatedParts()) expected = replacePart(expected, name, part);
  expect(text).toBe(expected);
});
