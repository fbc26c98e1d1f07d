import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WrappedRecords } from '../../src/parsers/webservices/wrapped.ts';

function rejoin(text: string, step = text.length || 1): { text: string; joined: number } {
  const bytes = Buffer.from(text, 'latin1');
  const stage = new WrappedRecords();
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step)
    out.push(stage.push(bytes.subarray(at, at + step)));
  out.push(stage.end());
  return { text: Buffer.concat(out).toString('latin1'), joined: stage.joined };
}

const clock = 'Jun 17 2017 00:16:04.630 +0530';
const whole = `0000000001: h: ${clock}: %CCBU_main-6-A_B: %[k=v]: text`;

describe('broken records', () => {
  it.each<[what: string, lines: string[], joined: string]>([
    [
      'after the severity',
      [`1043: h: ${clock}: %CCBU_main-6-`, 'A_B: t'],
      `1043: h: ${clock}: %CCBU_main-6-A_B: t`,
    ],
    [
      'in the thread',
      [`1043: h: ${clock}: %CCBU_Smack`, 'Listener (1)-6-A: t'],
      `1043: h: ${clock}: %CCBU_Smack Listener (1)-6-A: t`,
    ],
    [
      'after a hyphen of the thread',
      [`1043: h: ${clock}: %CCBU_pool-8-`, 'thread-1-6-A: t'],
      `1043: h: ${clock}: %CCBU_pool-8-thread-1-6-A: t`,
    ],
    [
      'in the mnemonic',
      [`1043: h: ${clock}: %CCBU_w-6-PRESENCE DRIVEN`, 'LOGOUT: t'],
      `1043: h: ${clock}: %CCBU_w-6-PRESENCE DRIVEN LOGOUT: t`,
    ],
    [
      'before the facility',
      [`1043: h: ${clock}:`, '%CCBU_w-6-A: t'],
      `1043: h: ${clock}: %CCBU_w-6-A: t`,
    ],
    [
      'in the date',
      ['1043: h: Jun 17 2017', `${clock.slice(12)}: %CCBU_w-6-A: t`],
      `1043: h: ${clock}: %CCBU_w-6-A: t`,
    ],
    ['without a number', [`${clock}: %CCBU_w-6-`, 'A: t'], `${clock}: %CCBU_w-6-A: t`],
    [
      'with CRLF',
      [`1043: h: ${clock}: %CCBU_main-6-\r`, 'A_B: t\r', 'u\r'],
      `1043: h: ${clock}: %CCBU_main-6-A_B: t u`,
    ],
    [
      'the blank kept',
      [`1043: h: ${clock}: %CCBU_w-6-A B `, 'C: t'],
      `1043: h: ${clock}: %CCBU_w-6-A B C: t`,
    ],
  ])('%s', (_, lines, joined) => {
    const text = `${[whole, ...lines, whole].join('\n')}\n`;
    const newlines = '\n'.repeat(lines.length);
    const expected = { text: `${whole}\n${joined}${newlines}${whole}\n`, joined: 1 };
    for (const step of [1, 7, text.length]) expect(rejoin(text, step)).toEqual(expected);
  });

  it.each([
    whole,
    `${whole}\n  <data>\n1043: nothing\nof the kind\n\n${whole}`,
    `1043: h: ${clock}: %CCBU_main-6-\n${whole}`,
    'Jun 17 2017 a date\nand more\n',
  ])('leaves alone: %j', (text) => {
    const ended = text.endsWith('\n') ? text : `${text}\n`;
    expect(rejoin(text)).toEqual({ text: ended, joined: 0 });
  });

  it('keeps every newline in front of a record, whatever the chunks', () => {
    const line = fc.constantFrom(
      whole,
      `1043: h: ${clock}: %CCBU_main-6-`,
      'A_B: %[k=v]:',
      '1043:',
      `${clock}:`,
      '%CCBU_x-6-C: t',
      'text',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.integer({ min: 1, max: 60 }),
        (lines, step) => {
          const text = lines.map((one) => `${one}\n`).join('');
          const all = rejoin(text);
          expect(rejoin(text, step)).toEqual(all);
          const linesOf = (t: string) => t.split('\n');
          expect(linesOf(all.text).length).toBe(linesOf(text).length);
          const places = linesOf(text).flatMap((one, i) => (one === whole ? i : []));
          for (const i of places) expect(linesOf(all.text)[i]).toBe(whole);
          const letters = (t: string) => t.replace(/\s/g, '');
          expect(letters(all.text)).toBe(letters(text));
        },
      ),
    );
  });

  const head = `1043: h: ${clock}: %CCBU_main-6-\nA: t\n`;
  it.each<[what: string, text: string]>([
    ['a record that never ends', head + 'more of it\n'.repeat(400_000)],
    ['a line that never ends', head + 'x'.repeat(4 << 20)],
    ['blank lines', head + '\n'.repeat(1 << 20)],
    ['nothing but what may be a head', '1043: x\n'.repeat(500_000)],
    ['nothing but numbers', '1043:'.repeat(1 << 20)],
  ])('takes little time and memory for %s', (_, text) => {
    const begin = performance.now();
    const { text: out } = rejoin(text, 1 << 16);
    expect(out.split('\n').length).toBeGreaterThanOrEqual(text.split('\n').length);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
