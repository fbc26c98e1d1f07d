import { groupBy } from '../../model/group-by.ts';
import type { Release, ReportNode } from '../../model/report.ts';
import type { ReleaseBasis } from '../../model/words.ts';
import { rangeOf } from './days.ts';
import type { LocalTime } from './local-time.ts';

const basisWords: Readonly<Record<ReleaseBasis, string>> = {
  banner: 'by its banner',
  wording: 'by wording',
  format: 'by the form of its logs',
};

/** What it ran, and how that is known: `Openfire 3.8–3.9 and Finesse 11.x, by wording`. */
export const nodeReleases = (
  local: LocalTime,
  { releases = [] }: Pick<ReportNode, 'releases'>,
): string =>
  [...groupBy(releases, ({ basis }) => basis)]
    .map(([basis, alike]) => {
      const names = alike.map((release) => nameOf(local, release)).join(' and ');
      return `${names}, ${basisWords[basis]}`;
    })
    .join('; ');

const nameOf = (local: LocalTime, { release, from, to }: Release): string =>
  from === undefined || to === undefined ? release : `${release} (${rangeOf({ local }, from, to)})`;
