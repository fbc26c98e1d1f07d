import { randomBytes } from 'node:crypto';
import { linesOf } from './bundle/lines.ts';
import { type Bundle, openBundle } from './bundle/open-bundle.ts';
import { openText } from './bundle/text.ts';
import { type BundleFile, walk } from './bundle/walk.ts';
import { cleanLines } from './clean-lines.ts';
import { learnBundle } from './learn-bundle.ts';
import type { Limits } from './model/limits.ts';
import type { Problem } from './model/report.ts';
import type { Progress } from './read-bundle.ts';
import { Check, type Leak } from './redact/check.ts';
import { KnownLines } from './redact/known-lines.ts';
import { mapText } from './redact/map-text.ts';
import { Names } from './redact/names.ts';
import { noteText } from './redact/note-text.ts';
import { Pseudonyms } from './redact/pseudonyms.ts';
import { Redactor } from './redact/redactor.ts';

export interface RedactOptions {
  /** Of the pseudonyms; without one a random key, which nobody knows afterwards. */
  readonly key?: Uint8Array | undefined;
  readonly limits?: Partial<Limits>;
  readonly onProgress?: (progress: Progress) => void;
}

/** A file of the bundle as it may be shared. */
export interface RedactedFile {
  /** In the new bundle: archives are folders there. */
  readonly path: string;
  /** Its text, piece by piece; to be read before the next file. */
  readonly text: AsyncIterable<string>;
}

/** Where something is left that must not be. */
export interface Remainder {
  readonly leak: Leak;
  /** `<path>:<line>` in what was written. */
  readonly where: string;
}

/** A bundle of which everything is known that it may not tell. */
export interface BundleRedaction {
  /** Every text of the bundle, pseudonyms for originals, and last what says what was done. */
  readonly files: () => AsyncIterable<RedactedFile>;
  /** Reads what was written, and finds what is left; undefined for nothing. */
  readonly check: (path: string) => Promise<Remainder | undefined>;
  /** Of the files that could not be read; told with pseudonyms. */
  readonly problems: readonly Problem[];
  /** What is no text, known when `files` were read; told with pseudonyms. */
  readonly leftOut: readonly string[];
  /** No file is a text. */
  readonly isEmpty: () => boolean;
  /** Originals and pseudonyms, a line each, tabs between; known when `files` were read. */
  readonly map: () => string;
}

/** What the note in a redacted bundle is called. */
export const noteName = 'REDACTION.txt';

/** Learns what a bundle tells of people and machines. Everything is read; nothing is written. */
export async function redactBundle(
  paths: readonly string[],
  options: RedactOptions = {},
): Promise<BundleRedaction> {
  const { bundle, originals, problems, logs } = await learnBundle(
    paths,
    options.limits,
    options.onProgress,
  );
  const key = Buffer.from(options.key ?? randomBytes(32));
  const pseudonyms = new Pseudonyms(key, originals.all());
  const redactor = new Redactor(originals, pseudonyms);
  const leftOut: string[] = [];
  const told = (problem: Problem): Problem => redactProblem(problem, redactor);
  const check = new Check(originals, (one) => pseudonyms.of('address', one));
  const known = new KnownLines<string>();
  const tally: Tally = { lines: 0, removed: 0 };
  return {
    files: () => redactedFiles(bundle, { redactor, check, known, leftOut, logs, tally }),
    check: async (path) => tooMany(tally) ?? remainderIn(path, check),
    problems: problems.map(told),
    leftOut,
    isEmpty: () => logs.size === 0,
    map: () => mapText(originals, pseudonyms),
  };
}

interface Tally {
  lines: number;
  /** Of which nothing is left, as their pseudonyms would not hold. */
  removed: number;
}

/** A few odd lines are lost without harm; many are a fault, and would change what the logs tell. */
const tooMany = ({ lines, removed }: Tally): Remainder | undefined =>
  removed > 20 && removed * 1000 > lines
    ? { leak: 'id', where: `${removed} of ${lines} lines` }
    : undefined;

interface Redacting {
  readonly redactor: Redactor;
  readonly check: Check;
  readonly known: KnownLines<string>;
  readonly tally: Tally;
  readonly leftOut: string[];
  readonly logs: ReadonlySet<string>;
}

async function* redactedFiles(bundle: Bundle, redacting: Redacting): AsyncGenerator<RedactedFile> {
  const { redactor, leftOut, logs, tally } = redacting;
  const names = new Names(redactor, [noteName]);
  leftOut.length = 0;
  Object.assign(tally, { lines: 0, removed: 0 });
  for await (const file of walk(bundle, { report: () => undefined })) {
    const path = names.of(file.path);
    if (!logs.has(file.path)) leftOut.push(path);
    else yield { path, text: redactedText(file, redacting) };
  }
  yield { path: noteName, text: once(() => noteText({ files: logs.size, ...tally, leftOut })) };
}

/** Enough at a time that the cost of a piece does not count. */
const pieceLength = 1 << 16;

async function* redactedText(file: BundleFile, redacting: Redacting): AsyncGenerator<string> {
  const { chunks } = await openText(file.chunks);
  let piece = '';
  for await (const { text, end } of cleanLines(chunks)) {
    piece += redactedLine(text, redacting) + end;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** What is written by nobody's rules may hold an original all the same: then nothing of it is kept. */
function redactedLine(text: string, { redactor, check, tally, known }: Redacting): string {
  tally.lines += 1;
  const made = known.of(text, (one) => redactor.text(one));
  if (check.leak(made) === undefined) return made;
  tally.removed += 1;
  return '[removed: this line could not be redacted]';
}

async function* once(text: () => string): AsyncGenerator<string> {
  yield text();
}

const redactProblem = ({ severity, where, what, next }: Problem, redactor: Redactor): Problem => ({
  severity,
  where: redactor.path(where),
  what: redactor.text(what),
  next: redactor.text(next),
});

/** What was written here is no bomb, however well it packs. */
const noLimits: Limits = {
  maxDepth: 1,
  maxFiles: Number.POSITIVE_INFINITY,
  maxRatio: Number.POSITIVE_INFINITY,
  maxUnpacked: Number.POSITIVE_INFINITY,
};

async function remainderIn(path: string, check: Check): Promise<Remainder | undefined> {
  const bundle = await openBundle([path], { limits: noLimits });
  for await (const file of walk(bundle, { report: () => undefined })) {
    const inName = check.leak(file.path.slice(file.path.indexOf('!') + 1));
    if (inName) return { leak: inName, where: 'the name of a file' };
    const { chunks } = await openText(file.chunks);
    let number = 1;
    for await (const { text, end } of linesOf(chunks)) {
      const leak = check.leak(text);
      if (leak) return { leak, where: `${file.path}:${number}` };
      if (end !== '') number += 1;
    }
  }
  return undefined;
}
