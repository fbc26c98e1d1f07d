import { describe, expect, it } from 'vitest';
import { cut, displayWidth, hanging, wrap } from '../../src/reporters/table/lines.ts';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['東京', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('cut', () => {
  it.each([
    ['fits', 4, 'fits'],
    ['too long', 5, 'too…'],
    ['東京都', 5, '東京…'],
    ['東京都', 4, '東…'],
  ])('%j to %i columns: %j', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  });

  it('leaves a path whole', () => {
    expect(wrap('see desktop/logs/openfire/debug.log:12 there', 10)).toEqual([
      'see',
      'desktop/logs/openfire/debug.log:12',
      'there',
    ]);
  });
});

describe('hanging', () => {
  it('puts the text under the text', () => {
    expect(hanging('- ', 'one two three', 9)).toEqual(['- one two', '  three']);
  });
});
