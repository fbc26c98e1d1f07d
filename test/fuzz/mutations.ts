import fc from 'fast-check';
import { hostileTexts } from './hostile-texts.ts';
import { bodiesWith, secrets } from './secrets.ts';

/** Something done to a log. Plain data, so that a failing case prints and shrinks. `at` and the like count modulo the length. */
export type Mutation =
  | { readonly kind: 'cut-front' | 'cut-back'; readonly at: number }
  | { readonly kind: 'flip'; readonly at: number; readonly mask: number }
  | { readonly kind: 'overwrite' | 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'stretch'; readonly at: number; readonly text: string; readonly log2: number }
  | { readonly kind: 'digits'; readonly nth: number; readonly text: string }
  | { readonly kind: 'duplicate' | 'remove'; readonly line: number; readonly count: number }
  | { readonly kind: 'swap'; readonly line: number; readonly with: number }
  | { readonly kind: 'wrap'; readonly width: number }
  | { readonly kind: 'heads-only' | 'bodies-only'; readonly bytes: number }
  | { readonly kind: 'join'; readonly line: number; readonly by: string }
  | { readonly kind: 'line-ends'; readonly end: string }
  | { readonly kind: 'secret'; readonly line: number; readonly body: string };

const at = fc.nat(1 << 20);
const line = fc.nat(400);
const text = fc.constantFrom(...hostileTexts);
/** An arbitrary of the mutations of a kind. */
const record = <K extends Mutation['kind'], T>(
  kind: K,
  rest: { readonly [P in keyof T]: fc.Arbitrary<T[P]> },
): fc.Arbitrary<T & { readonly kind: K }> =>
  fc.record(rest).map((values) => ({ kind, ...(values as T) }));

/** Done at one place: most of the log stays what it was. The simplest come first, for shrinking. */
const local = fc.oneof(
  record('remove', { line, count: fc.integer({ min: 1, max: 5 }) }),
  record('duplicate', { line, count: fc.integer({ min: 1, max: 5 }) }),
  record('swap', { line, with: line }),
  record('flip', { at, mask: fc.integer({ min: 1, max: 255 }) }),
  record('overwrite', { at, text }),
  record('insert', { at, text }),
  record('digits', { nth: fc.nat(200), text: fc.constantFrom(...numbers()) }),
  record('join', { line, by: fc.constantFrom('', ' ', '\0', '\r') }),
  record('secret', { line, body: fc.constantFrom(...secrets.flatMap(bodiesWith)) }),
  record('stretch', { at, text, log2: fc.integer({ min: 4, max: 14 }) }),
);

/** Done to all of the log. */
const wide = fc.oneof(
  record('cut-back', { at }),
  record('cut-front', { at }),
  record('wrap', { width: fc.constantFrom(1, 7, 40, 72, 80, 120) }),
  record('heads-only', { bytes: fc.integer({ min: 1, max: 80 }) }),
  record('bodies-only', { bytes: fc.integer({ min: 1, max: 80 }) }),
  record('line-ends', { end: fc.constantFrom('\r\n', '\r', '\r\r\n', '\u2028', '\n\n', '\0\n') }),
);

/** One mutation. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: local },
  { weight: 1, arbitrary: wide },
);

/** Where a number stands: years, months, offsets and counts that no log should hold. */
function numbers(): string[] {
  return [
    '0000',
    '9999',
    '00',
    '13',
    '24',
    '61',
    '99',
    '-1',
    '1e309',
    'NaN',
    '0',
    '9007199254740993',
    '9'.repeat(9),
    '9'.repeat(13),
    '9'.repeat(15),
    '9'.repeat(400),
  ];
}

/** The log with one thing done to it. Works on bytes kept one a character, so that any byte survives. */
export function mutated(log: string, mutation: Mutation): string {
  switch (mutation.kind) {
    case 'cut-back':
      return log.slice(0, mutation.at % (log.length + 1));
    case 'cut-front':
      return log.slice(mutation.at % (log.length + 1));
    case 'flip': {
      const place = mutation.at % Math.max(1, log.length);
      const flipped = String.fromCharCode((log.charCodeAt(place) || 0) ^ mutation.mask);
      return splice(log, place, 1, flipped);
    }
    case 'overwrite':
      return splice(log, mutation.at, mutation.text.length, mutation.text);
    case 'insert':
      return splice(log, mutation.at, 0, mutation.text);
    case 'stretch':
      return splice(log, mutation.at, 0, stretched(mutation.text, 1 << mutation.log2));
    case 'digits':
      return otherDigits(log, mutation.nth, mutation.text);
    default:
      return inLines(log.split('\n'), mutation).join('\n');
  }
}

type OfLines = Extract<
  Mutation,
  {
    kind:
      | 'duplicate'
      | 'remove'
      | 'swap'
      | 'wrap'
      | 'heads-only'
      | 'bodies-only'
      | 'join'
      | 'line-ends'
      | 'secret';
  }
>;

function inLines(lines: string[], mutation: OfLines): string[] {
  const place = 'line' in mutation ? mutation.line % lines.length : 0;
  switch (mutation.kind) {
    case 'duplicate':
      return lines.toSpliced(place, 0, ...lines.slice(place, place + mutation.count));
    case 'remove':
      return lines.toSpliced(place, mutation.count);
    case 'swap': {
      const other = mutation.with % lines.length;
      const swapped = lines.with(place, lines[other] ?? '');
      return swapped.with(other, lines[place] ?? '');
    }
    case 'wrap':
      return lines.flatMap((one) => one.match(new RegExp(`.{1,${mutation.width}}`, 'gs')) ?? ['']);
    case 'heads-only':
      return lines.map((one) => one.slice(0, mutation.bytes));
    case 'bodies-only':
      return lines.map((one) => one.slice(mutation.bytes));
    case 'join':
      return lines.toSpliced(place, 2, lines.slice(place, place + 2).join(mutation.by));
    case 'line-ends':
      return [lines.join(bytesOf(mutation.end))];
    case 'secret':
      return lines.toSpliced(place, 0, bytesOf(mutation.body));
  }
}

/** UTF-8, a byte a character. */
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

const stretched = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

function splice(log: string, at: number, count: number, text: string): string {
  const place = at % (log.length + 1);
  return log.slice(0, place) + text + log.slice(place + count);
}

function otherDigits(log: string, nth: number, text: string): string {
  const runs = [...log.matchAll(/\d+/g)];
  const run = runs[nth % Math.max(1, runs.length)];
  return run === undefined ? log : splice(log, run.index, run[0].length, text);
}
