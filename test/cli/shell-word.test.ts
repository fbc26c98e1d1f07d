import { expect, test } from 'vitest';
import { shellWord } from '../../src/cli/shell-word.ts';

test.each([
  ['./made/night-1/bundle', './made/night-1/bundle'],
  ['my logs', "'my logs'"],
  ['$HOME', "'$HOME'"],
  ["Ann's", String.raw`'Ann'\''s'`],
  ['', "''"],
])('%s', (path, word) => {
  expect(shellWord(path)).toBe(word);
});
