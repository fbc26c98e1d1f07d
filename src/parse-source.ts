import { crc32 } from 'node:zlib';
import { recordText, withPlainEnds } from './bundle/record-text.ts';
import { headBytes, openText, type TextEncoding } from './bundle/text.ts';
import type { BundleFile } from './bundle/walk.ts';
import type { Fact } from './model/fact.ts';
import type { Claim, Family, Pattern, Rejoiner } from './model/family.ts';
import { groupBy } from './model/group-by.ts';
import type { Problem } from './model/report.ts';
import type { RecordTime } from './model/time.ts';
import type { Disposition, HeadMark, LineCount, RawRecord } from './scan/record-scanner.ts';
import { maxRecordBytes, RecordScanner } from './scan/record-scanner.ts';
import type { Interner } from './timeline/interner.ts';
import { SourceLog } from './timeline/source-log.ts';

/** A silence shorter than this is ordinary in any log. */
const quietMs = 10_000;
/** A clock set back by less is a record out of order. */
const setBackMs = 20 * 60_000;

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
  /** Bytes of its text from an offset, where it lies open on disk as it is. */
  readonly read?: BundleFile['read'];
  /** The text that lines and offsets count in, of the file's bytes. */
  readonly textOf: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

export interface ParseOptions {
  readonly families: readonly Family[];
  readonly interner: Interner;
  readonly keepRoutine: boolean;
}

/** Reads one file: whose it is, what its records say, and how each of its lines was spent. */
export async function parseSource(file: BundleFile, options: ParseOptions): Promise<ParsedSource> {
  const raw = new Digested(file.chunks);
  const { encoding, isPlain, head, chunks } = await openText(raw.chunks());
  const path = file.path.replaceAll('!', '/');
  const owner = claimFile(options.families, { path, head: sampleText(head) });
  const claim = owner?.claim;
  const log = openLog(file, claim, options);
  const reader = new SourceReader(log, claim, readPatterns(owner));
  const scanner = reader.scanner();
  const rejoiner = claim?.rejoiner?.();
  for await (const chunk of rejoined(chunks, rejoiner)) scanner.push(chunk);
  const lines = scanner.end();
  reader.noteLast(scanner.lastHead());
  if (log.kind === 'known-unused') retire(lines);
  const joined = reader.unbroken() + (rejoiner?.joined ?? 0);
  if (joined > 0) reader.problems.push(hardWrapped(file.path, joined));
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
    textOf: (all) => textOf(all, claim),
    ...(isAsOnDisk && { read: file.read }),
  };
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

/** As `Sample` has it: whole lines that end with a newline, and NULs end a line too. */
function sampleText(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1');
  const whole = head.length < headBytes ? text.length : text.lastIndexOf('\n') + 1;
  return withPlainEnds(text.slice(0, whole || text.length)).replace(/\0+/g, '\n');
}

function openLog(file: BundleFile, claim: Claim | undefined, options: ParseOptions): SourceLog {
  const { interner, keepRoutine } = options;
  const { kind = 'unknown', partial = false } = claim ?? {};
  return new SourceLog({ path: file.path, tree: file.tree, kind, partial }, interner, keepRoutine);
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

function claimFile(families: readonly Family[], sample: { path: string; head: string }) {
  let best: Owner | undefined;
  for (const family of families) {
    const claim = family.claim(sample);
    if (claim && (!best || claim.score > best.claim.score)) best = { family, claim };
  }
  return best;
}

const readPatterns = (owner: Owner | undefined): Family | undefined =>
  owner && owner.claim.kind !== 'known-unused' ? owner.family : undefined;

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

  constructor(log: SourceLog, claim: Claim | undefined, family: Family | undefined) {
    this.#log = log;
    this.#claim = claim;
    this.#family = family;
    this.#patterns = new PatternTable(family);
  }

  scanner(): RecordScanner {
    const format = this.#claim?.format;
    const shape = { head: format?.head ?? (() => -1), tick: format?.tick };
    const anchors = this.#family?.patterns.map((pattern) => pattern.anchor) ?? [];
    return new RecordScanner(shape, anchors, this.#family?.anchored ?? 'start', {
      record: (record) => this.#read(record),
      tick: (mark, before) => this.#noteTick(mark, before),
    });
  }

  noteLast(mark: HeadMark | undefined): void {
    const time = mark && this.#timeOf(mark);
    if (!time) return;
    this.#log.first ??= time;
    this.#log.last = time;
    this.#log.notePrinted(time);
  }

  unbroken(): number {
    return this.#patterns.unbroken;
  }

  #read(record: RawRecord): Disposition {
    const { bytes, start, messageStart, end, line, offset } = record;
    if (record.cut) this.problems.push(hugeRecord(`${this.#log.path}:${line}`));
    const time = this.#claim?.format.time(bytes, start, end);
    if (!time) return 'unknown';
    const fact = this.#patterns.read(recordText(bytes, messageStart, end));
    if (typeof fact === 'string') return fact;
    this.#log.add(fact, time, { line, offset });
    return 'used';
  }

  #noteTick(mark: HeadMark, before: HeadMark | undefined): void {
    const time = this.#timeOf(mark);
    if (!time) return;
    this.#log.first ??= time;
    this.#log.notePrinted(time);
    const previous = before && this.#timeOf(before);
    if (!previous) return;
    const gap = { from: previous.wall, to: time.wall, line: mark.line };
    if (time.wall - previous.wall >= quietMs) this.#log.quiets.push(gap);
    if (previous.wall - time.wall >= setBackMs) this.#log.setBack.push(gap);
  }

  #timeOf(mark: HeadMark): RecordTime | undefined {
    return this.#claim?.format.time(mark.bytes, mark.start, mark.end);
  }
}

/** A family's patterns, by the first letter of what they are anchored to where messages start with it. */
class PatternTable {
  /** Records that were read only as they may have been before a page broke their lines. */
  unbroken = 0;
  readonly #family: Family | undefined;
  readonly #all: readonly Pattern[];
  readonly #byFirst: ReadonlyMap<number, readonly Pattern[]> | undefined;

  constructor(family: Family | undefined) {
    this.#family = family;
    this.#all = family?.patterns ?? [];
    if (family?.anchored !== 'start') return;
    this.#byFirst = groupBy(this.#all, ({ anchor }) => anchor.charCodeAt(0));
  }

  read(message: string): Fact | Disposition {
    const found = this.#readAs(message);
    if (found !== 'unknown' || !message.includes('\n')) return found;
    for (const whole of this.#family?.unbroken?.(message) ?? []) {
      const again = this.#readAs(whole);
      if (again === 'unknown') continue;
      this.unbroken += 1;
      return again;
    }
    return found;
  }

  /** `unknown`: no pattern could read what its anchor promised. `unused`: read, and it says nothing of use. */
  #readAs(message: string): Fact | Disposition {
    const patterns = this.#byFirst ? this.#byFirst.get(message.charCodeAt(0)) : this.#all;
    let found: Disposition | undefined;
    for (const pattern of patterns ?? []) {
      if (!this.#holds(pattern, message)) continue;
      const match = pattern.regex.exec(message);
      if (!match) continue;
      const fact = pattern.read(match, message);
      if (fact === 'unreadable') found = 'unknown';
      else if (fact) return fact;
      else found ??= 'unused';
    }
    return found ?? 'unknown';
  }

  #holds({ anchor }: Pattern, message: string): boolean {
    return this.#byFirst ? message.startsWith(anchor) : message.includes(anchor);
  }
}

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
