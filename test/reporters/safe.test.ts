import { describe, expect, it } from 'vitest';
import { json } from '../../src/reporters/json/index.ts';
import { eventLine } from '../../src/reporters/json/ndjson.ts';
import { safe, safeText } from '../../src/reporters/phrases/safe.ts';
import { poisoned } from './poisoned.ts';
import { print } from './print.ts';

const hostile = [
  { name: 'clear screen', text: '\u001b[2J', shown: '\\u001b[2J' },
  { name: 'window title', text: '\u001b]0;owned\u0007', shown: '\\u001b]0;owned\\u0007' },
  { name: 'C1 control sequence', text: '\u009b31m', shown: '\\u009b31m' },
  { name: 'right-to-left override', text: 'gpj\u202eexe', shown: 'gpj\\u202eexe' },
  { name: 'isolate', text: '\u2066a\u2069', shown: '\\u2066a\\u2069' },
  { name: 'line feed', text: 'a\r\nb', shown: 'a\\u000d\\u000ab' },
  { name: 'line separator', text: 'a\u2028b', shown: 'a\\u2028b' },
  { name: 'tab', text: 'a\tb', shown: 'a b' },
  { name: 'zero width', text: '100\u200b1003', shown: '100\\u200b1003' },
  { name: 'tag character', text: 'a\u{e0041}', shown: 'a\\udb40\\udc41' },
  { name: 'lone surrogate', text: 'a\ud800', shown: 'a\\ud800' },
];

describe('text from logs', () => {
  it.each(hostile)('is shown, not obeyed: $name', ({ text, shown }) => {
    expect(safeText(text)).toBe(shown);
  });

  it('loses the colours of a log', () => {
    expect(safe('\u001b[1;31mERROR\u001b[m [main]')).toBe('ERROR [main]');
  });

  it('keeps other scripts as they are', () => {
    expect(safeText('ağent जोशी 東京 😀')).toBe('ağent जोशी 東京 😀');
  });

  it.each(hostile)('reaches no terminal through the table: $name', ({ text }) => {
    const printed = print(poisoned(text), { stepByStep: true, verbose: true, width: 400 });
    expect(printed.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cs}\u2028\u202e\u2066\u2069\u200b]|[\u{e0000}-\u{e007f}]/u,
    );
    expect(printed.split('\n').length).toBe(
      print(poisoned('x'), { stepByStep: true, verbose: true, width: 400 }).split('\n').length,
    );
  });

  it.each(hostile)('survives JSON unchanged, and escaped: $name', ({ text }) => {
    const written = json(poisoned(text));
    expect(written.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cs}\u2028\u202e\u2066\u2069\u200b]/u,
    );
    expect(JSON.parse(written)).toEqual(poisoned(text));
  });

  it('stays on its line in ndjson', () => {
    const event = {
      at: 'a',
      printed: 'b\n\u2028',
      node: 'c',
      ref: 'd:1',
      kind: 'server-stop',
    } as const;
    const line = eventLine(event);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line).not.toContain('\u2028');
    expect(JSON.parse(line)).toEqual(event);
  });
});
