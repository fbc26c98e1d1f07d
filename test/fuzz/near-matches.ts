import fc from 'fast-check';
import type { Pattern } from '../../src/model/family.ts';
import { families } from '../../src/parsers/index.ts';
import { withoutCredentials } from '../../src/report/credentials.ts';
import { hostileTexts } from './hostile-texts.ts';
import type { MadeLog } from './made-log.ts';

const patterns: readonly Pattern[] = families.flatMap((family) => family.patterns);

/** A text that all but matches a pattern: its sample's message, a piece of which repeats for so long. */
export interface NearMatch {
  readonly pattern: Pattern;
  readonly text: (length: number) => string;
}

/** `from` and `length` of the piece, and where the rest goes on, count modulo the message's length. */
export const nearMatch: fc.Arbitrary<NearMatch> = fc
  .record({
    nth: fc.nat(patterns.length - 1),
    from: fc.nat(1_000),
    length: fc.integer({ min: 1, max: 24 }),
    hostile: fc.option(fc.constantFrom(...hostileTexts), { freq: 3 }),
    rest: fc.nat(1_000),
  })
  .map(({ nth, from, length, hostile, rest }) => {
    const pattern = patterns[nth] as Pattern;
    const message = pattern.sample.slice(Math.max(0, pattern.sample.indexOf(pattern.anchor)));
    const at = pattern.anchor.length + (from % Math.max(1, message.length - pattern.anchor.length));
    const piece = hostile ?? (message.slice(at, at + length) || ' ');
    const end = message.slice(at + (rest % Math.max(1, message.length - at)), -1);
    const text = (total: number): string =>
      message.slice(0, at) + piece.repeat(Math.ceil(total / piece.length)) + end;
    return { pattern, text };
  });

/** As a log of one record, head and all. */
export const asLog = ({ pattern, text }: NearMatch, length = 100_000): MadeLog => {
  const head = pattern.sample.slice(0, Math.max(0, pattern.sample.indexOf(pattern.anchor)));
  return { path: 'near-match.log', bytes: Buffer.from(head + text(length)) };
};

/** What is done with a record's text: matched, read, and cleaned for an output. */
export function readNearMatch({ pattern }: NearMatch, text: string): void {
  const match = pattern.regex.exec(text);
  if (match) pattern.read(match, text);
  withoutCredentials(text);
}

/** Milliseconds that it takes, the least of three. */
function timeOf(near: NearMatch, text: string): number {
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    readNearMatch(near, text);
    return performance.now() - begin;
  });
  return Math.min(...times);
}

/** Throws where four times the text takes far more than four times as long, and long enough to tell. */
export function isLinear(near: NearMatch, length = 400_000): void {
  const [short, long] = [near.text(length / 4), near.text(length)];
  const took = timeOf(near, long);
  if (took < 500) return;
  const before = timeOf(near, short);
  if (took > 9 * before)
    throw new Error(
      `${near.pattern.id}: ${Math.round(before)} ms, of four times the text ${Math.round(took)} ms: ${short.slice(0, 300)}`,
    );
}
