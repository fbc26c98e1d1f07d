import { crc32 } from 'node:zlib';
import { recordText, withPlainEnds } from './bundle/record-text.ts';
import { headBytes, openText } from './bundle/text.ts';
import type { BundleFile } from './bundle/walk.ts';
import type { Fact } from './model/fact.ts';
import type { Claim, Family, Rejoiner, Sample } from './model/family.ts';
import type { Spot } from './model/observation.ts';
import type { Problem } from './model/report.ts';
import type { RecordTime } from './model/time.ts';
import type { SourceKind, TextEncoding } from './model/words.ts';
import { PatternTable } from './pattern-table.ts';
import type {
  Disposition,
  HeadMark,
  LineCount,
  RawRecord,
  StrayLine,
} from './scan/record-scanner.ts';
import { maxRecordBytes, RecordScanner } from './scan/record-scanner.ts';
import type { Interner } from './timeline/logs/interner.ts';
import type { Shelf } from './timeline/logs/shelf.ts';
import { SourceLog } from './timeline/logs/source-log.ts';
import { type TakeUnknown, type UnknownLine, UnknownLines } from './unknown-lines.ts';

export interface ParsedSource {
  readonly log: SourceLog;
  readonly bytes: number;
  /** Equal for files that are the same byte for byte. */
  readonly digest: string;
  readonly lines: LineCount;
  readonly claim: Claim | undefined;
  readonly problems: readonly Problem[];
  readonly encoding: TextEncoding;
  readonly duplicateOf?: string;
  /** Of the lines that nothing here can read, one of each look. */
  readonly unknownSamples: readonly UnknownLine[];
  /** Bytes of its text from an offset, where it lies open on disk as it is. */
  readonly read?: BundleFile['read'];
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
  const raw = new Digested(file.chunks);
  const { encoding, isPlain, head, chunks } = await openText(raw.chunks());
  const forced = options.kindOf?.(file.path);
  const path = file.path.replaceAll('!', '/');
  // Of what could not be read at all nothing is known, whatever its name says.
  const isUnread = raw.bytes === 0 && file.isCut();
  const sample = { path, head: sampleText(head) };
  const owner = isUnread ? undefined : claimFile(options.families, forced, sample);
  const claim = owner?.claim;
  const log = openLog(file, claim, options);
  const reader = new SourceReader(
    log,
    claim,
    readPatterns(owner),
    unknownLines(file, claim, options),
  );
  const scanner = reader.scanner();
  const rejoiner = claim?.rejoiner?.();
  for await (const chunk of rejoined(chunks, rejoiner)) {
    scanner.push(chunk);
    await reader.unknown?.ready;
  }
  const lines = scanner.end();
  reader.noteLast(scanner.lastHead());
  if (log.kind === 'known-unused') retire(lines);
  const joined = reader.unbroken() + (rejoiner?.joined ?? 0);
  if (joined > 0) reader.problems.push(hardWrapped(file.path, joined));
  if (isMistaken(forced, lines)) reader.problems.push(headless(file.path, forced));
  const { bytes, digest } = raw;
  const { problems } = reader;
  const isAsOnDisk = file.read !== undefined && isPlain && !rejoiner;
  return {
    log,
    bytes,
    digest,
    lines,
    claim,
    problems,
    encoding,
    unknownSamples: reader.unknown?.samples ?? [],
    textOf: (all) => textOf(all, claim),
    ...(isAsOnDisk && { read: file.read }),
  };
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

/** Takes the digest of a stream on its way. */
class Digested {
  bytes = 0;
  #sum = 0;
  readonly #source: AsyncIterable<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  get digest(): string {
    return `${this.bytes}:${this.#sum}`;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.bytes += chunk.length;
      this.#sum = crc32(chunk, this.#sum);
      yield chunk;
    }
  }
}

interface Owner {
  readonly family: Family;
  readonly claim: Claim;
}

function claimFile(
  families: readonly Family[],
  forced: SourceKind | undefined,
  sample: Sample,
): Owner | undefined {
  let best: Owner | undefined;
  for (const family of families) {
    const claim = forced === undefined ? family.claim(sample) : family.claimAs(forced, sample);
    if (claim && (!best || claim.score > best.claim.score)) best = { family, claim };
  }
  return best;
}

const readPatterns = (owner: Owner | undefined): Family | undefined =>
  owner && owner.claim.kind !== 'known-unused' ? owner.family : undefined;

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

class SourceReader {
  readonly problems: Problem[] = [];
  readonly #log: SourceLog;
  readonly #claim: Claim | undefined;
  readonly #family: Family | undefined;
  readonly #patterns: PatternTable;
  readonly unknown: UnknownLines | undefined;

  constructor(
    log: SourceLog,
    claim: Claim | undefined,
    family: Family | undefined,
    unknown: UnknownLines | undefined,
  ) {
    this.unknown = unknown;
    this.#log = log;
    this.#claim = claim;
    this.#family = family;
    this.#patterns = new PatternTable(family);
  }

  scanner(): RecordScanner {
    const format = this.#claim?.format;
    const shape = {
      head: format?.head ?? (() => -1),
      loose: format?.loose,
      tick: format?.tick,
    };
    const anchors = this.#family?.patterns.map((pattern) => pattern.anchor) ?? [];
    const scanner: RecordScanner = new RecordScanner(
      shape,
      anchors,
      this.#family?.anchored ?? 'start',
      {
        record: (record) => this.#read(record, scanner),
        tick: (mark, before) => this.#noteTick(mark, before),
        ...(this.unknown && { stray: (line: StrayLine) => this.#noteStray(line) }),
      },
    );
    return scanner;
  }

  noteLast(mark: HeadMark | undefined): void {
    const time = mark && this.#timeOf(mark);
    if (!time) return;
    this.#log.noteEnd(time);
    this.#log.notePrinted(time);
  }

  unbroken(): number {
    return this.#patterns.unbroken;
  }

  #read(record: RawRecord, scanner: RecordScanner): Disposition {
    const disposition = this.#use(record, scanner);
    if (disposition === 'unknown') this.#noteUnknown(record);
    return disposition;
  }

  #noteUnknown({ bytes, start, end, line }: RawRecord): void {
    if (!this.unknown) return;
    const lines = recordText(bytes, start, end).split('\n');
    for (const [index, text] of lines.entries()) this.unknown.add(line + index, text);
  }

  #noteStray({ bytes, start, end, line }: StrayLine): void {
    this.unknown?.add(line, recordText(bytes, start, end));
  }

  #use(record: RawRecord, scanner: RecordScanner): Disposition {
    const { bytes, start, messageStart, end, line, offset, number } = record;
    if (record.cut) this.problems.push(hugeRecord(`${this.#log.path}:${line}`));
    const format = this.#claim?.format;
    const own = format?.time(bytes, start, end);
    const time = own ?? this.#borrowedTime(record, scanner);
    if (!time) return 'unknown';
    const place = { line, offset };
    const form = format?.release?.(bytes, start, end);
    if (form !== undefined) this.#log.releases.format(form, time, place);
    if (format?.isDebug?.(bytes, start, end)) this.#log.noteDebug(time);
    const text = recordText(bytes, messageStart, end);
    const fact = this.#patterns.read(text);
    if (typeof fact === 'string') return fact;
    // What a thread died of is printed to standard output; else an exception stands below the record that tells it.
    const isUncaught = this.#log.kind === 'openfire-stdout' || text.startsWith('Exception');
    const untimed = own === undefined && isUncaught;
    this.#log.add(fact, time, place, number, untimed);
    this.#noteWording(fact, time, place);
    return 'used';
  }

  /** A record without a head is of the time of the head before it. */
  #borrowedTime(record: RawRecord, scanner: RecordScanner): RecordTime | undefined {
    const { bytes, start, end } = record;
    const loose = this.#claim?.format.loose?.(bytes, start, end) ?? -1;
    const head = loose < 0 ? undefined : scanner.headOf(record);
    return head && this.#timeOf(head);
  }

  /** A banner prints its own release. */
  #noteWording(fact: Fact, time: RecordTime, place: Spot): void {
    const { last } = this.#patterns;
    if (last && fact.kind !== 'server-start') this.#log.releases.wording(last.release, time, place);
  }

  #noteTick(mark: HeadMark, before: HeadMark | undefined): void {
    const time = this.#timeOf(mark);
    if (!time) return;
    const { bytes, start, end } = mark;
    if (this.#claim?.format.isDebug?.(bytes, start, end)) this.#log.noteDebug(time);
    this.#log.notePrinted(time);
    this.#log.noteHead(time, before && this.#timeOf(before), mark.line, before?.line);
  }

  #timeOf(mark: HeadMark): RecordTime | undefined {
    return this.#claim?.format.time(mark.bytes, mark.start, mark.end);
  }
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
