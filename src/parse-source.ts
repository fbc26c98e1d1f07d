import type { BundleFile } from './bundle/open-bundle.ts';
import type { Fact } from './model/fact.ts';
import type { Claim, Family, Pattern, Sample } from './model/family.ts';
import { groupBy } from './model/group-by.ts';
import type { Problem } from './model/report.ts';
import type { RecordTime } from './model/time.ts';
import type { SourceKind } from './model/words.ts';
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
  readonly lines: LineCount;
  readonly claim: Claim | undefined;
  readonly problems: readonly Problem[];
  readonly duplicateOf: string | undefined;
}

export interface ParseOptions {
  readonly index: number;
  readonly families: readonly Family[];
  readonly interner: Interner;
  readonly keepRoutine: boolean;
  /** `--as`: its kind, whatever it holds. */
  readonly kind?: SourceKind | undefined;
  /** The source that this one repeats byte for byte: its records are not read again. */
  readonly duplicateOf: string | undefined;
}

/** Reads one file: whose it is, what its records say, and how each of its lines was spent. */
export async function parseSource(file: BundleFile, options: ParseOptions): Promise<ParsedSource> {
  const head = Buffer.from(await file.read(0, 1 << 16)).toString('latin1');
  const owner = claimFile(options, { path: file.path, head });
  const claim = owner?.claim;
  const log = openLog(file, claim, options);
  const { duplicateOf } = options;
  const read = duplicateOf === undefined ? readPatterns(owner) : undefined;
  const reader = new SourceReader(log, claim, read);
  const scanner = reader.scanner();
  for await (const chunk of file.stream()) scanner.push(chunk);
  const lines = scanner.end();
  reader.noteLast(scanner.lastHead());
  if (log.kind === 'known-unused' || duplicateOf !== undefined) retire(lines);
  const packed = claim ? undefined : archiveName(head);
  const problems = [
    ...reader.problems,
    ...(packed ? [stillPacked(file.path, packed)] : []),
    ...(isMistaken(options.kind, lines) ? [headless(file.path, options.kind)] : []),
  ];
  return { log, bytes: file.bytes, lines, claim, problems, duplicateOf };
}

function openLog(file: BundleFile, claim: Claim | undefined, options: ParseOptions): SourceLog {
  const { index, interner, keepRoutine } = options;
  const { kind = 'unknown', partial = false } = claim ?? {};
  return new SourceLog(
    { index, path: file.path, tree: file.tree, kind, partial },
    interner,
    keepRoutine,
  );
}

/** What stands for a file that could not be read. */
export const unreadSource = (file: BundleFile, options: ParseOptions): ParsedSource => ({
  log: openLog(file, undefined, options),
  bytes: file.bytes,
  lines: { total: 0, used: 0, unused: 0, unknown: 0, records: 0 },
  claim: undefined,
  problems: [],
  duplicateOf: undefined,
});

interface Owner {
  readonly family: Family;
  readonly claim: Claim;
}

function claimFile({ families, kind }: ParseOptions, sample: Sample): Owner | undefined {
  let best: Owner | undefined;
  for (const family of families) {
    const claim = kind === undefined ? family.claim(sample) : family.claimAs(kind, sample);
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

  #read(record: RawRecord): Disposition {
    const { bytes, start, messageStart, end, line, offset } = record;
    if (record.cut) this.problems.push(hugeRecord(`${this.#log.path}:${line}`));
    const time = this.#claim?.format.time(bytes, start, end);
    if (!time) return 'unknown';
    const fact = this.#patterns.read(bytes.toString('utf8', messageStart, end));
    if (typeof fact === 'string') return fact;
    this.#log.add(fact, time, { source: this.#log.index, line, offset });
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
  readonly #all: readonly Pattern[];
  readonly #byFirst: ReadonlyMap<number, readonly Pattern[]> | undefined;

  constructor(family: Family | undefined) {
    this.#all = family?.patterns ?? [];
    if (family?.anchored !== 'start') return;
    this.#byFirst = groupBy(this.#all, ({ anchor }) => anchor.charCodeAt(0));
  }

  /** `unknown`: no pattern could read what its anchor promised. `unused`: read, and it says nothing of use. */
  read(message: string): Fact | Disposition {
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

/** First bytes of what bundles are packed with (PKWARE's APPNOTE, RFC 1952, 7-Zip's and RAR's format notes, POSIX tar). */
const archives: readonly (readonly [string, string, number])[] = [
  ['zip', 'PK\x03\x04', 0],
  ['gzip', '\x1f\x8b', 0],
  ['7z', "7z\xbc\xaf'\x1c", 0],
  ['rar', 'Rar!\x1a\x07', 0],
  ['tar', 'ustar', 257],
];

const archiveName = (head: string): string | undefined =>
  archives.find(([, magic, at]) => head.startsWith(magic, at))?.[0];

const stillPacked = (where: string, name: string): Problem => ({
  severity: 'error',
  where,
  what: `is a ${name} archive, and archives are not read: what it holds is missing from this report`,
  next: 'unpack it, those inside it too, and run again on the folder',
});
