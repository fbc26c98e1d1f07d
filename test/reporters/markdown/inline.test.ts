import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCode, code, fence, tableRow, text } from '../../../src/reporters/markdown/inline.ts';
import { looseText, marks, readInline, shown } from './read-inline.ts';

/** What is likely to be markup, a link or a mention, woven together. */
const piece = fc.oneof(
  fc.constantFrom(...'`*_|<>[]()!#@&~$\\:;.,-+=1a '),
  fc.constantFrom('@who', '#1', 'https://x.y', 'www.a.bc', '<img src=x>', '[a](b)', '&amp;', '``'),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((some) => some.replaceAll(/\s/g, ' ')),
);
const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('text', () => {
  it.each([
    ['a plain sentence, 20% of it.', 'a plain sentence, 20% of it.'],
    ['*a* _b_ ~~ [d](e)', '\\*a\\* \\_b\\_ \\~\\~ \\[d\\](e)'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['a | b', 'a \\| b'],
    ['a ` b', 'a \\` b'],
    ['a & b', 'a &amp; b'],
    ['&lt;', '`&lt`;'],
    ['ask @admin, soon', 'ask `@admin`, soon'],
    ['see #12 (https://evil.example)', 'see `#12` (`https://evil.example`)'],
    ['1001003@finesse1.example.com', '`1001003@finesse1.example.com`'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['     no code', 'no code'],
    ['00:14:20', '00:14:20'],
    ['`unloading`, or an end', '`unloading`, or an end'],
  ])('%j is written %j', (plain, written) => {
    expect(text(plain)).toBe(written);
  });

  it('reads as it was, without a mark, a link or a mention', () => {
    fc.assert(
      fc.property(hostile, (plain) => {
        const written = text(plain);
        // Our own way to quote a word of a log.
        const quoted = /(?<=^| )`([\w-]+)`(?=[.,;:]?(?: |$))/g;
        expect(shown(written)).toBe(plain.trimStart().replace(quoted, '$1'));
        expect(marks(written)).toBe('');
        expect(looseText(written)).not.toMatch(/[@#]\w|:\/\/|\bwww\./);
        expect(written).not.toMatch(/^(?:\s|[#+>=-]|\d+[.)](?: |$))/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('code', () => {
  it('reads as it was, whatever backticks it holds', () => {
    fc.assert(
      fc.property(hostile, (plain) => {
        const expected = plain === '' ? [] : [{ kind: 'code', value: plain }];
        expect(readInline(code(plain))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('ends no cell of a table', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (cells) => {
        const line = tableRow(cells.map(cellCode));
        expect(marks(line)).toBe('|'.repeat(cells.length + 1));
        expect(shown(line)).toBe(tableRow(cells));
        // Some renderers end a cell before they look for code, and let a backslash escape another.
        expect(line.replaceAll(/\\[\\|]/g, '').match(/\|/g)).toHaveLength(cells.length + 1);
      }),
    );
  });

  it('is fenced so that no line of it ends the fence', () => {
    const [open = '', ...rest] = fence(['a', '```', '````` b']);
    expect(open).toBe('``````text');
    expect(rest).toEqual(['a', '```', '````` b', '``````']);
    expect(fence(['a'])).toEqual(['```text', 'a', '```']);
  });
});
