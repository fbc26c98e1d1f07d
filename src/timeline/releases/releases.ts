import {
  commonReleases,
  exactRelease,
  nameReleases,
  parseReleases,
  type ReleaseRange,
} from '../../model/release.ts';
import type { EpochMs } from '../../model/time.ts';
import type { ReleaseBasis } from '../../model/words.ts';
import { type Event, type EventOf, isKind, type Mark } from '../event.ts';
import type { Span } from '../logs/spans.ts';
import { claimsOf, nameClaimsOf, type ReleaseClaim, type TimedLogs } from './release-claims.ts';

/** What a node ran, as far as its logs tell. */
export interface NodeRelease {
  readonly release: string;
  readonly range: ReleaseRange;
  readonly basis: ReleaseBasis;
  /** From the first to the last record that this release alone explains. */
  readonly span: Span;
  readonly records: number;
  /** The records that narrow it to its ends. */
  readonly evidence: readonly Mark[];
}

/** Of one release, as far as anything contradicts it. */
type Segment = readonly ReleaseClaim[];

/** In time order, Openfire's before Finesse's. */
export function releasesOf(node: TimedLogs, events: readonly Event[]): NodeRelease[] {
  const claims = claimsOf(node);
  return [
    ...openfireReleases(claims.filter(isOf('Openfire')), nameClaimsOf(node), events),
    ...finesseReleases(claims.filter(isOf('Finesse'))),
  ];
}

const isOf =
  (product: ReleaseRange['product']) =>
  ({ range }: ReleaseClaim): boolean =>
    range.product === product;

/**
 * What banners print, and of what these do not explain the releases that all wordings have in common. The form of heads
 * and the names of files are set by a file that an administrator, or Cisco, may change: they count as far as no wording
 * contradicts them.
 */
function openfireReleases(
  claims: readonly ReleaseClaim[],
  names: readonly ReleaseClaim[],
  events: readonly Event[],
): NodeRelease[] {
  const wordings = claims.filter(({ basis }) => basis === 'wording');
  const heads = claims.filter(
    (claim) =>
      claim.basis === 'format' &&
      wordings.every((wording) => !isBeside(wording, claim) || agree([wording, claim])),
  );
  const printed = banners(events, claims);
  const open = [...wordings, ...heads].filter((claim) => !printed.some(explains(claim)));
  const segments = segmentsOf(open);
  const told = segments.map((segment) => toRelease(segment, segments, names));
  return [...printed, ...told.filter(isNarrowed)].sort((a, b) => a.span.from - b.span.from);
}

/** The oldest and the newest release whose wordings are known: what all of them have tells none. */
const known = parseReleases('Openfire 3.7–5.1') as ReleaseRange;
const isNarrowed = ({ range: { from, to } }: NodeRelease): boolean =>
  from > known.from || to < known.to;

/**
 * Wordings of Finesse are known from the releases that somebody published, and later ones may have them still: only
 * what came with a release bounds it. What Cisco wrote into Openfire's own logs is told as far as nothing later is there.
 */
function finesseReleases(claims: readonly ReleaseClaim[]): NodeRelease[] {
  const least = Math.max(
    0,
    ...claims.filter(({ range }) => range.to === Infinity).map(({ range }) => range.from),
  );
  const segments = segmentsOf(claims.filter(({ range }) => range.to >= least));
  return segments.map((segment) => toRelease(segment, segments, []));
}

/** Banners in a row that print one release. It holds until another is printed, or to the end of the claims. */
function banners(events: readonly Event[], claims: readonly ReleaseClaim[]): NodeRelease[] {
  const runs: EventOf<'server-start'>[][] = [];
  for (const event of events) {
    if (!isKind(event, 'server-start') || event.fact.release === undefined) continue;
    const run = runs.at(-1);
    if (run?.[0]?.fact.release === event.fact.release) run.push(event);
    else runs.push([event]);
  }
  const ends = claims.map(({ last }) => last.at);
  return runs.flatMap((run, index) => {
    const [first] = run;
    const last = run.at(-1);
    const printed = first?.fact.release ?? '';
    const range = exactRelease('Openfire', printed);
    if (!first || !last || !range) return [];
    const to = runs[index + 1]?.[0]?.at ?? latest([last.at, ...ends]);
    return {
      release: `Openfire ${printed}`,
      range,
      basis: 'banner' as const,
      span: { from: first.at, to },
      records: run.length,
      evidence: [first],
    };
  });
}

/** What stands before a banner is of its release, too, where it may be: a restart alone is no upgrade. */
const explains =
  ({ range, first, last }: ReleaseClaim) =>
  ({ range: printed, span }: NodeRelease, index: number): boolean =>
    commonReleases(range, printed) !== undefined &&
    first.at <= span.to &&
    (last.at >= span.from || index === 0);

/** Claims that agree, one segment a release: by the time of their first records, each to the latest that it fits. */
function segmentsOf(claims: readonly ReleaseClaim[]): Segment[] {
  const segments: ReleaseClaim[][] = [];
  for (const claim of [...claims].sort(byTime)) {
    const fitting = segments.findLast((segment) => agree([...segment, claim]));
    if (fitting) fitting.push(claim);
    else segments.push([claim]);
  }
  return segments.map((segment) => withShared(segment, segments));
}

const byTime = (a: ReleaseClaim, b: ReleaseClaim): number =>
  a.first.at - b.first.at || a.range.from - b.range.from || a.range.to - b.range.to;

/** Wordings that both releases have, seen in the time of this one, too. */
function withShared(own: Segment, all: readonly Segment[]): Segment {
  const shared = all
    .filter((segment) => segment !== own)
    .flat()
    .filter((claim) => own.some((one) => isBeside(one, claim)));
  return withFitting(own, shared);
}

function withFitting(own: Segment, more: readonly ReleaseClaim[]): Segment {
  const segment = [...own];
  for (const claim of more) if (agree([...segment, claim])) segment.push(claim);
  return segment;
}

const isBeside = (a: ReleaseClaim, b: ReleaseClaim): boolean =>
  a.first.at <= b.last.at && b.first.at <= a.last.at;

const agree = (claims: Segment): boolean => commonOf(claims) !== undefined;

function commonOf([first, ...rest]: Segment): ReleaseRange | undefined {
  return rest.reduce<ReleaseRange | undefined>(
    (common, { range }) => common && commonReleases(common, range),
    first?.range,
  );
}

function toRelease(
  segment: Segment,
  all: readonly Segment[],
  names: readonly ReleaseClaim[],
): NodeRelease {
  const alone = segment.filter(
    (claim) => !all.some((one) => one !== segment && one.includes(claim)),
  );
  const own = alone.length > 0 ? alone : segment;
  const near = names.filter((name) => own.some((claim) => isBeside(claim, name)));
  const narrowed = withFitting(segment, near);
  const range = commonOf(narrowed) as ReleaseRange;
  const ends = [
    narrowest(narrowed, (claim) => claim.range.from === range.from),
    narrowest(narrowed, (claim) => claim.range.to === range.to),
  ];
  const worded = segment.filter(({ basis }) => basis === 'wording');
  return {
    release: nameReleases(range),
    range,
    basis: ends.some(({ basis }) => basis === 'format') ? 'format' : 'wording',
    span: {
      from: earliest(own.map(({ first }) => first.at)),
      to: latest(own.map(({ last }) => last.at)),
    },
    records: (worded.length > 0 ? worded : segment).reduce((sum, { records }) => sum + records, 0),
    evidence: [...new Set(ends.map(({ first }) => first))],
  };
}

/** A wording before a form, the earliest of several. */
function narrowest(claims: Segment, isEnd: (claim: ReleaseClaim) => boolean): ReleaseClaim {
  const [first] = claims
    .filter(isEnd)
    .sort((a, b) => Number(b.basis === 'wording') - Number(a.basis === 'wording') || byTime(a, b));
  return first as ReleaseClaim;
}

const earliest = (times: readonly EpochMs[]): EpochMs => times.reduce((a, b) => (b < a ? b : a));
const latest = (times: readonly EpochMs[]): EpochMs => times.reduce((a, b) => (b > a ? b : a));
