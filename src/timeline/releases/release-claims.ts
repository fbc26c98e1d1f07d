import { parseReleases, type ReleaseRange } from '../../model/release.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { Mark } from '../event.ts';
import { type SourceLog, stampOf } from '../logs/source-log.ts';
import type { ReleaseNote } from './release-notes.ts';

/** Records of a node that have the wording, or the form, of some releases. */
export interface ReleaseClaim {
  readonly range: ReleaseRange;
  readonly basis: ReleaseNote['basis'];
  readonly records: number;
  readonly first: Mark;
  readonly last: Mark;
}

/** The logs of a node, and their clocks. */
export interface TimedLogs {
  readonly logs: readonly SourceLog[];
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
}

/** One a wording, in however many files it stands. */
export function claimsOf(node: TimedLogs): ReleaseClaim[] {
  return gathered(node, (log) => log.releases.all().filter((note) => isTelling(note, log)));
}

/** What the names of Openfire's files tell, wherever they hold records. */
export function nameClaimsOf(node: TimedLogs): ReleaseClaim[] {
  return gathered(node, (log) => {
    const release = log.kind.startsWith('openfire-') && releasesOfName(log);
    const [note] = log.releases.all();
    return release && note ? [{ ...note, release, basis: 'format' }] : [];
  });
}

/** Of a release that is bounded above, Finesse's own logs say only that somebody published them. */
const isTelling = ({ release }: ReleaseNote, { kind }: SourceLog): boolean =>
  kind.startsWith('openfire-') || release.includes('≥');

/**
 * log4j 1 (up to 4.2) puts `debug.log` aside as `debug.log.1`, log4j 2 as `debug.log-1`; from 4.7 on there is `openfire.log`
 * alone, which the start scripts of older releases name their stdout (openfire log4j.xml, log4j2.xml).
 */
function releasesOfName({ path, kind }: SourceLog): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
  const [, stem, sign] =
    /^(debug|info|warn|error|all|openfire)\.log(?:([.-])\d{1,3})?(?:\.gz)?$/.exec(name) ?? [];
  if (stem === undefined || kind === 'openfire-stdout') return undefined;
  if (stem === 'openfire') return 'Openfire 4.7–5.1';
  if (sign === '-') return 'Openfire 4.3–4.6';
  if (sign === '.') return 'Openfire 3.7–4.2';
  return stem === 'all' ? 'Openfire 4.0–4.6' : undefined;
}

function gathered(
  { logs, clocks }: TimedLogs,
  notesOf: (log: SourceLog) => readonly ReleaseNote[],
): ReleaseClaim[] {
  const claims = new Map<string, ReleaseClaim>();
  for (const log of logs) {
    const clock = clocks.get(log);
    if (!clock) continue;
    for (const note of notesOf(log)) {
      const range = parseReleases(note.release);
      if (!range) continue;
      const key = `${note.basis} ${range.product} ${range.from} ${range.to}`;
      const claim = toClaim(note, range, { log, clock });
      const known = claims.get(key);
      claims.set(key, known ? together(known, claim) : claim);
    }
  }
  return [...claims.values()];
}

function toClaim(
  { basis, records, first, last }: ReleaseNote,
  range: ReleaseRange,
  { log, clock }: { readonly log: SourceLog; readonly clock: SourceClock },
): ReleaseClaim {
  const mark = ({ time, place }: ReleaseNote['first']): Mark => ({
    at: clock.at(time, place.line),
    stampMs: stampOf(log),
    place: { source: log.index, ...place },
  });
  return { range, basis, records, first: mark(first), last: mark(last) };
}

const together = (a: ReleaseClaim, b: ReleaseClaim): ReleaseClaim => ({
  ...a,
  records: a.records + b.records,
  first: b.first.at < a.first.at ? b.first : a.first,
  last: b.last.at > a.last.at ? b.last : a.last,
});
