import { withPlainEnds } from './bundle/record-text.ts';
import { headBytes, openText, type Text } from './bundle/text.ts';
import type { BundleFile, OnDisk } from './bundle/walk.ts';
import { Digested } from './digest.ts';
import type { Claim, Family, Rejoiner, Sample } from './model/family.ts';
import type { Problem } from './model/report.ts';
import type { RecordTime } from './model/time.ts';
import type { SourceKind, TextEncoding } from './model/words.ts';
import { type Owner, ownerOf } from './parse/owner.ts';
import { type SegmentEnd, SegmentReader } from './parse/segment-reader.ts';
import { type TakeUnknown, type UnknownLine, UnknownLines } from './parse/unknown-lines.ts';
import type { LineCount } from './scan/record.ts';
import { maxRecordBytes } from './scan/record-scanner.ts';
import type { Batch, Before } from './timeline/logs/batch.ts';
import type { Interner } from './timeline/logs/interner.ts';
import type { Shelf } from './timeline/logs/shelf.ts';
import { SourceLog } from './timeline/logs/source-log.ts';
import { takeBatch } from './timeline/logs/take-batch.ts';

export interface ParsedSource {
  readonly log: SourceLog;
  readonly bytes: number;
  /** Equal for files that are the same byte for byte; undefined where it takes reading once more. */
  readonly digest: string | undefined;
  readonly lines: LineCount;
  readonly claim: Claim | undefined;
  readonly problems: readonly Problem[];
  readonly encoding: TextEncoding;
  readonly duplicateOf?: string;
  /** Of the lines that nothing here can read, one of each look. */
  readonly unknownSamples: readonly UnknownLine[];
  /** Bytes of its text from an offset, where it lies open on disk as it is. */
  readonly read?: OnDisk['read'];
  /** The text that lines and offsets count in, of the file's bytes. */
  readonly textOf: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

export interface ParseOptions {
  readonly families: readonly Family[];
  readonly interner: Interner;
  /** Of the run; a log has its own without it. */
  readonly shelf?: Shelf;
  readonly keepRoutine: boolean;
  /** `--as`: what a file is, whatever it holds. */
  readonly kindOf?: (path: string) => SourceKind | undefined;
  /** Gathers samples of the lines that nothing here can read. */
  readonly sampleUnknown?: boolean | undefined;
  /** Hears of all of them. */
  readonly takeUnknown?: TakeUnknown | undefined;
}

/** Reads one file: whose it is, what its records say, and how each of its lines was spent. */
export async function parseSource(file: BundleFile, options: ParseOptions): Promise<ParsedSource> {
  const opened = await openSource(file, options);
  const reading = await readText(opened, options);
  return sourceOf(opened, reading);
}

/** A file whose kind is known, and whose records are to be read. */
export interface OpenedSource {
  readonly file: BundleFile;
  readonly text: Text;
  readonly forced: SourceKind | undefined;
  readonly sample: Sample;
  readonly owner: Owner | undefined;
  readonly log: SourceLog;
  /** Of the bytes that its text is made of. */
  readonly raw: Digested;
}

/** Finds out whose a file is. Its text is to be read, or left. */
export async function openSource(file: BundleFile, options: ParseOptions): Promise<OpenedSource> {
  const raw = new Digested(file.chunks);
  const text = await openText(raw.chunks());
  const forced = options.kindOf?.(file.path);
  const sample = { path: file.path.replaceAll('!', '/'), head: sampleText(text.head) };
  // Of what could not be read at all nothing is known, whatever its name says.
  const isUnread = raw.bytes === 0 && file.isCut();
  const owner = isUnread ? undefined : ownerOf(options.families, forced, sample);
  return { file, text, forced, sample, owner, raw, log: openLog(file, owner?.claim, options) };
}

/** How a file's records were read. */
interface Reading extends Omit<SegmentEnd, 'last'> {
  readonly bytes: number;
  readonly digest: string | undefined;
  readonly joined: number;
  readonly unknownSamples: readonly UnknownLine[];
}

/** Reads a file's text from beginning to end, as it comes. */
export async function readText(
  { file, text, owner, log, raw }: OpenedSource,
  options: ParseOptions,
): Promise<Reading> {
  const { interner, keepRoutine } = options;
  const unknown = unknownLines(file, owner?.claim, options);
  const fewest = text.head.length;
  const reader = new SegmentReader({
    owner,
    kind: log.kind,
    interner,
    keepRoutine,
    unknown,
    fewest,
  });
  const rejoiner = owner?.claim.rejoiner?.();
  for await (const chunk of rejoined(text.chunks, rejoiner)) {
    reader.push(chunk);
    takeAll(log, reader.batch);
    await unknown?.ready;
  }
  const { last, ...end } = reader.end();
  takeAll(log, reader.batch);
  if (last?.time) noteLast(log, last.time);
  return {
    ...end,
    bytes: raw.bytes,
    digest: raw.digest(raw.bytes),
    joined: rejoiner?.joined ?? 0,
    unknownSamples: unknown?.samples ?? [],
  };
}

/** What there is to know of a file, its records read. */
export function sourceOf(opened: OpenedSource, reading: Reading): ParsedSource {
  const { file, text, forced, owner, log } = opened;
  const { lines, cut, unbroken, joined, bytes, digest, unknownSamples } = reading;
  const claim = owner?.claim;
  if (log.kind === 'known-unused') retire(lines);
  const problems = cut.map((line) => hugeRecord(`${log.path}:${line}`));
  if (unbroken + joined > 0) problems.push(hardWrapped(file.path, unbroken + joined));
  if (isMistaken(forced, lines)) problems.push(headless(file.path, forced));
  return {
    log,
    bytes,
    digest,
    lines,
    claim,
    problems,
    encoding: text.encoding,
    unknownSamples,
    textOf: (all) => textOf(all, claim),
    ...(file.disk && isAsItIs(opened) && { read: file.disk.read }),
  };
}

/** Its text is the file's bytes, one for one. */
export const isAsItIs = ({ text, owner }: OpenedSource): boolean =>
  text.isPlain && !owner?.claim.rejoiner;

const start: Before = { lines: 0, bytes: 0, records: 0 };

/** The interner's numbers are the log's own. */
function takeAll(log: SourceLog, batch: Batch): void {
  takeBatch(log, batch, start, (number) => number);
  batch.clear();
}

export function noteLast(log: SourceLog, time: RecordTime): void {
  log.noteEnd(time);
  log.notePrinted(time);
}

/** What is known and not used has no unknown lines. */
function unknownLines(
  { path }: BundleFile,
  claim: Claim | undefined,
  { sampleUnknown = false, takeUnknown }: ParseOptions,
): UnknownLines | undefined {
  if (claim?.kind === 'known-unused' || !(sampleUnknown || takeUnknown)) return undefined;
  return new UnknownLines(takeUnknown && ((line) => takeUnknown(path, line)));
}

/** A file that repeats another byte for byte: its lines count as unused, and its records do not count again. */
export function asDuplicate(copy: ParsedSource, original: string): ParsedSource {
  const lines = { ...copy.lines };
  retire(lines);
  return { ...copy, lines, log: copy.log.withoutFacts(), problems: [], duplicateOf: original };
}

async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  claim: Claim | undefined,
): AsyncGenerator<Uint8Array> {
  const { chunks } = await openText(bytes);
  yield* rejoined(chunks, claim?.rejoiner?.());
}

async function* rejoined(chunks: AsyncIterable<Uint8Array>, rejoiner: Rejoiner | undefined) {
  for await (const chunk of chunks) yield rejoiner ? rejoiner.push(chunk) : chunk;
  if (rejoiner) yield rejoiner.end();
}

/** As `Sample` has it: whole lines that end with a newline; NULs end a line too where they stand inside it. */
function sampleText(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1');
  const whole = head.length < headBytes ? text.length : text.lastIndexOf('\n') + 1;
  return withPlainEnds(text.slice(0, whole || text.length)).replace(/\0+/g, (nuls, at, lines) => {
    const isInside = isInLine(lines[at - 1]) && isInLine(lines[at + nuls.length]);
    return isInside ? '\n' : '';
  });
}

const isInLine = (character: string | undefined): boolean =>
  character !== undefined && character !== '\n';

function openLog(file: BundleFile, claim: Claim | undefined, options: ParseOptions): SourceLog {
  const { interner, keepRoutine, shelf } = options;
  const { kind = 'unknown', partial = false } = claim ?? {};
  const identity = { path: file.path, tree: file.tree, kind, partial };
  return new SourceLog(identity, interner, keepRoutine, shelf);
}

/** Said to be of a kind that is read, and nothing in it begins as a record of that kind does. */
const isMistaken = (
  kind: SourceKind | undefined,
  { total, records }: LineCount,
): kind is SourceKind =>
  kind !== undefined && kind !== 'known-unused' && total > 0 && records === 0;

/** Of a known family that is not used, or said already: the lines are unused, whatever they hold. */
function retire(lines: LineCount): void {
  lines.unused = lines.total;
  lines.used = 0;
  lines.unknown = 0;
}

const headless = (where: string, kind: SourceKind): Problem => ({
  severity: 'warning',
  where,
  what: `is read as ${kind} because of --as, and none of its lines begins a record of that kind`,
  next: 'leave --as out, or name the kind that it is of',
});

const hugeRecord = (where: string): Problem => ({
  severity: 'warning',
  where,
  what: `a record of more than ${maxRecordBytes} bytes was read up to there`,
  next: 'look at the file there: a log rarely holds such a record',
});

const hardWrapped = (where: string, records: number): Problem => ({
  severity: 'warning',
  where,
  what: `is a hard-wrapped copy: ${records} ${records === 1 ? 'record was' : 'records were'} joined from broken lines`,
  next: 'collect the file itself and run again: where a line was broken is not certain',
});
