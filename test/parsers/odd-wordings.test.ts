import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/family.ts';
import { PatternTable } from '../../src/parse/pattern-table.ts';
import { openfire } from '../../src/parsers/openfire/index.ts';

/** A wording nobody has seen is unknown, or told as far as it is understood: never as something else. */
describe('a record that is worded otherwise', () => {
  /** Not one inside an address. */
  const number = /(?<![\w.@-])\d+(?![\w.@-])/g;
  const jid = /\d+@[\w.-]+\/\w+/g;
  const changes: readonly [string, (message: string, pattern: Pattern) => string][] = [
    [
      'a word more after its beginning',
      (message, { anchor }) => `${anchor}oddly ${message.slice(anchor.length)}`,
    ],
    ['a word less at its end', (message) => message.replace(/\s*\S+\s*$/, '')],
    ['a JID that is none', (message) => message.replace(jid, '"nobody"')],
    ['no JID', (message) => message.replace(jid, '')],
    ['no numbers', (message) => message.replace(number, '')],
    ['words for numbers', (message) => message.replace(number, 'many')],
    ['a clause more on its first line', (message) => message.replace(/$/m, ' <and more>')],
    ['other brackets', (message) => message.replace(/\(/g, '[').replace(/\)/g, ']')],
    ['nothing after its beginning', (_, { anchor }) => anchor],
  ];

  it.each(openfire.patterns)('$id', (pattern) => {
    const message = messageOf(pattern);
    const told = factOf(message);
    expect(told?.kind).toBe(pattern.id.split('/')[0]);
    for (const [what, change] of changes) {
      const fact = factOf(change(message, pattern));
      if (fact) expect(told, what).toMatchObject(JSON.parse(JSON.stringify(fact)));
    }
  });
});

function messageOf({ sample }: Pattern): string {
  const bytes = Buffer.from(sample);
  const format = openfire.claim({ path: '', head: bytes.toString('latin1') })?.format;
  const start = format?.head(bytes, 0, bytes.indexOf(10) < 0 ? bytes.length : bytes.indexOf(10));
  return bytes.toString('utf8', start);
}

function factOf(message: string) {
  const found = new PatternTable(openfire).read(message);
  return typeof found === 'string' ? undefined : found;
}
