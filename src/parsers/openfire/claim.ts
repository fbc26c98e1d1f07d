import type { Claim, Format, Sample } from '../../model/family.ts';
import type { SourceKind } from '../../model/words.ts';
import { log4jFormat, stdoutFormat } from './formats.ts';
import { type Level, levelOf } from './levels.ts';
import { log4jLevel } from './log4j-head.ts';

const sampleBytes = 1 << 16;
/** A file that explains less of itself is somebody else's, unless it has so many heads, or the name of one of the five. */
const leastScore = 0.1;
const fewestHeads = 3;
/** An empty file says nothing: any claim by content goes before. */
const nameScore = 0.02;
/** Stanzas, escaped payloads, indented text, stack traces, blank lines. */
const continuation = /^(?:\s|$|<|&lt;|Caused by: |[a-z]\w*(?:\.[\w$]+)+(?:Exception|Error)\b)/;
/** A file may begin inside one. */
const stackTrace = /^(?:\s+at |\s+\.{3} \d+ more|Caused by: )/;
const logFile = /(?:^|\/)(debug|info|warn|error|all|openfire)\.log(?:[.-]\d+)?$/;
const levelInName = /(?:^|[^a-z])(debug|info|warn|error)(?![a-z])[^/]*$/i;

const kindsByName: ReadonlyMap<string, SourceKind> = new Map([
  ['debug', 'openfire-debug'],
  ['info', 'openfire-info'],
  ['warn', 'openfire-warn'],
  ['error', 'openfire-error'],
  ['all', 'openfire-all'],
  ['openfire', 'openfire-all'],
]);

/** Whose file it is by what it holds; the name speaks where the content does not. */
export function claim({ path, head }: Sample): Claim | undefined {
  if (head.trim() === '') return claimEmpty(path);
  const lines = wholeLines(head);
  const log4j = readSample(lines, log4jFormat);
  const stdout = readSample(lines, stdoutFormat);
  if (stdout.score < leastScore) return claimSparse(lines, log4j, path);
  if (stdout.messages.length > log4j.messages.length) {
    return { kind: 'openfire-stdout', format: stdoutFormat, score: stdout.score };
  }
  return { format: log4jFormat, score: log4j.score, ...log4jKind(log4j, path) };
}

/** The level is the user's word, the form is what most of the lines have. */
export function claimAs(kind: SourceKind, { head }: Sample): Claim | undefined {
  if (!kind.startsWith('openfire-')) return undefined;
  const lines = wholeLines(head);
  const log4j = readSample(lines, log4jFormat);
  const stdout = readSample(lines, stdoutFormat);
  const isStdout = stdout.messages.length > log4j.messages.length;
  return { kind, format: isStdout ? stdoutFormat : log4jFormat, score: 1 };
}

function claimEmpty(path: string): Claim | undefined {
  const name = logFile.exec(path)?.[1] ?? '';
  const kind = kindsByName.get(name);
  if (kind === undefined) return undefined;
  return { kind, format: log4jFormat, score: nameScore, why: `empty; named ${name}.log` };
}

/** Few heads among lines of others, or a stack trace that is longer than the sample. */
function claimSparse(
  lines: readonly string[],
  log4j: SampleReading,
  path: string,
): Claim | undefined {
  const isNamed = logFile.test(path);
  const traced = lines.filter((line) => stackTrace.test(line)).length;
  const isTrace = isNamed && traced * 2 > lines.length;
  const heads = log4j.messages.length;
  if (!isTrace && heads < (isNamed ? 1 : fewestHeads)) return undefined;
  const why = heads > 0 ? 'few of its first lines are records' : 'it begins inside a stack trace';
  const { kind, why: named } = log4jKind(log4j, path);
  return {
    kind,
    format: log4jFormat,
    score: Math.max(log4j.score, nameScore),
    why: named === undefined ? why : `${why}; ${named}`,
  };
}

interface SampleReading {
  readonly score: number;
  readonly messages: readonly string[];
  readonly levelled: boolean;
}

/** The share of the lines that are heads, or look like what follows a head. */
function readSample(lines: readonly string[], format: Format): SampleReading {
  const messages: string[] = [];
  let explained = 0;
  let levelled = false;
  for (const line of lines) {
    const bytes = Buffer.from(line, 'latin1');
    const start = format.head(bytes, 0, bytes.length);
    if (start >= 0) {
      messages.push(line.slice(start));
      levelled ||= log4jLevel(bytes, 0, bytes.length) !== undefined;
    }
    const follows = messages.length > 0 ? continuation : stackTrace;
    if (start >= 0 || follows.test(line)) explained += 1;
  }
  const score = messages.length === 0 ? 0 : explained / lines.length;
  return { score, messages, levelled };
}

function log4jKind(
  { messages, levelled }: SampleReading,
  path: string,
): Pick<Claim, 'kind' | 'why'> {
  if (levelled) return { kind: 'openfire-all' };
  const level = commonLevel(messages);
  if (level !== undefined) return { kind: `openfire-${level}` };
  const named = levelInName.exec(path)?.[1]?.toLowerCase() ?? '';
  const kind = kindsByName.get(named);
  if (kind !== undefined) return { kind, why: `its name says ${named}` };
  return {
    kind: 'openfire-error',
    why: 'no level in its records or name; error.log promises least',
  };
}

/** The level that most of the known messages belong to; undefined where two are even, or none is known. */
function commonLevel(messages: readonly string[]): Level | undefined {
  const counts = new Map<Level, number>();
  for (const message of messages) {
    const level = levelOf(message);
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** Without the last line where the sample cut it. */
function wholeLines(head: string): string[] {
  const lines = head.replace(/\r?\n$/, '').split(/\r?\n/);
  return head.length >= sampleBytes && lines.length > 1 ? lines.slice(0, -1) : lines;
}
