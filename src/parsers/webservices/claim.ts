import type { Claim, Sample } from '../../model/family.ts';
import type { SourceKind } from '../../model/words.ts';
import { ccbu } from './formats.ts';
import { facilityAt } from './head.ts';
import { patterns } from './patterns/all.ts';
import { WrappedRecords } from './wrapped.ts';

/**
 * Record types of Finesse's webservices log: those read, and those seen in published lines. Any product's log may begin a
 * message with an exception.
 */
const recordTypes = [
  ...new Set(
    patterns.filter(({ id }) => !id.startsWith('resource-fault/')).map(({ anchor }) => anchor),
  ),
  'QUEUE_STATISTICS_REQUEST',
  'QUEUE STATISTICS POLLING ERROR',
  'CTIWriter.',
  'API_ERROR_DETAIL',
];
/** Other products print a facility, padded with underscores to 14 columns, where Finesse prints a thread. */
const foreignFacility = /^(?:_|CUIC)/;
const foreignNote =
  'the form of its records; no record type of the webservices log in its beginning';

interface Survey {
  lines: number;
  heads: number;
  /** Lines from the first head on. */
  covered: number;
  known: number;
  foreign: number;
  maxSeverity: number;
}

export function claim({ path, head }: Sample): Claim | undefined {
  const wrapped = new WrappedRecords();
  const text = [wrapped.push(Buffer.from(head, 'latin1')), wrapped.end()];
  const seen = survey(Buffer.concat(text));
  if (seen.heads === 0 || seen.foreign * 2 > seen.heads) return undefined;
  const isNamed = /webservices/i.test(path);
  const isProven = seen.known > 0;
  // The half for heads keeps a log of another kind that starts with a quoted record away.
  const share = (seen.heads + seen.covered) / (2 * seen.lines);
  return {
    kind: 'webservices',
    format: ccbu,
    score: isProven || isNamed ? share : share / 2,
    ...(isProven ? {} : { why: isNamed ? `its name, and ${foreignNote}` : foreignNote }),
    ...(wrapped.joined > 0 ? { rejoiner: () => new WrappedRecords() } : {}),
    // Of an unproven file silence is no proof either.
    partial: isErrorsOnly(path, seen) || !(isProven || isNamed),
  };
}

export function claimAs(kind: SourceKind, sample: Sample): Claim | undefined {
  if (kind !== 'webservices') return undefined;
  const partial = isErrorsOnly(sample.path, survey(Buffer.from(sample.head, 'latin1')));
  return { kind, format: ccbu, ...rejoinerOf(claim(sample)), score: 1, partial };
}

const rejoinerOf = ({ rejoiner }: Partial<Claim> = {}) => (rejoiner ? { rejoiner } : {});

/** `Error-Desktop-webservices…`, or by content: nothing below a warning. */
function isErrorsOnly(path: string, { maxSeverity }: Survey): boolean {
  return /(?:^|[\\/!])Error-[^\\/!]*$/i.test(path) || maxSeverity <= 4;
}

function survey(bytes: Buffer): Survey {
  const seen: Survey = { lines: 0, heads: 0, covered: 0, known: 0, foreign: 0, maxSeverity: 0 };
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    look(seen, bytes, start, end);
    start = end + 1;
  }
  return seen;
}

function look(seen: Survey, bytes: Buffer, start: number, end: number): void {
  const message = ccbu.head(bytes, start, end);
  seen.lines += 1;
  if (message >= 0) {
    const record = bytes.toString('latin1', message, end);
    const thread = bytes.toString(
      'latin1',
      facilityAt(bytes, start, end) + '%CCBU_'.length,
      message,
    );
    seen.heads += 1;
    seen.known += recordTypes.some((type) => record.startsWith(type)) ? 1 : 0;
    seen.foreign += foreignFacility.test(thread) ? 1 : 0;
    seen.maxSeverity = Math.max(seen.maxSeverity, (bytes[message - 2] ?? 0) - 0x30);
  }
  if (seen.heads > 0) seen.covered += 1;
}
