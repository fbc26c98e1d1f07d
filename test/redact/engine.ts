import { Check } from '../../src/redact/check.ts';
import { CleanLines } from '../../src/redact/clean-lines.ts';
import { learnFrom } from '../../src/redact/learn.ts';
import { Originals } from '../../src/redact/originals.ts';
import { Pseudonyms } from '../../src/redact/pseudonyms.ts';
import { Redactor } from '../../src/redact/redactor.ts';
import { testKey } from './bundles.ts';

/** The whole engine on some lines. */
export function redacted(lines: readonly string[], key: Buffer = testKey) {
  const clean = new CleanLines();
  const safe = lines.map((line) => clean.next(line));
  const originals = new Originals();
  for (const line of safe) learnFrom(line, originals);
  const pseudonyms = new Pseudonyms(key, originals.all());
  const redactor = new Redactor(originals, pseudonyms);
  return {
    lines: safe.map((line) => redactor.text(line)),
    check: new Check(originals, (one) => pseudonyms.of('address', one)),
    originals,
    pseudonyms,
    redactor,
  };
}
