import { describe, expect, it } from 'vitest';
import { paintFor } from '../../src/cli/colour.ts';
import { widthOf } from '../../src/cli/width.ts';

const stream = (isTTY: boolean, columns?: number) => ({
  isTTY,
  ...(columns !== undefined && { columns }),
  write: () => true,
});

describe('colour', () => {
  it.each([
    ['on a terminal', true, {}, true, true],
    ['not in a pipe', false, {}, true, false],
    ['not with --no-color', true, { FORCE_COLOR: '1' }, false, false],
    ['not with NO_COLOR', true, { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
    ['forced into a pipe', false, { FORCE_COLOR: '1' }, true, true],
    ['forced over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, true],
    ['not with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, true, false],
    ['not on a dumb terminal', true, { TERM: 'dumb' }, true, false],
  ])('%s', async (_, isTTY, env, isAllowed, expected) => {
    const paint = await paintFor(stream(isTTY), env, isAllowed);
    expect(paint.bad('lost')).toBe(expected ? '\u001b[31mlost\u001b[39m' : 'lost');
  });

  it('paints one text, whatever else a caller passes', async () => {
    const { heading } = await paintFor(stream(true), {}, true);
    expect(['a'].map(heading)).toEqual(['\u001b[1ma\u001b[22m']);
  });
});

describe('width', () => {
  it.each([
    ['of the terminal', stream(true, 132), { COLUMNS: '60' }, 132],
    ['of COLUMNS in a pipe', stream(false), { COLUMNS: '60' }, 60],
    ['100 in a pipe', stream(false), {}, 100],
    ['100 where COLUMNS is nonsense', stream(false), { COLUMNS: 'wide' }, 100],
    ['100 where a terminal does not say', stream(true), {}, 100],
  ])('%s', (_, given, env, expected) => {
    expect(widthOf(given, env)).toBe(expected);
  });
});
