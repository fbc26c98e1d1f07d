import type { Report, ReportBurst, ReportDisconnect } from '../../model/report.ts';
import { rangeOf } from './days.ts';
import type { LocalTime } from './local-time.ts';
import { duration } from './numbers.ts';

/** `within 7.7 s, 2024-02-29 09:54:00–09:54:08, 20% of the sessions on fin-a` */
export function burstExtent({ share, node, from, to }: ReportBurst, local: LocalTime): string {
  const within = `within ${duration(Date.parse(to) - Date.parse(from))}`;
  const sessions = `${Math.round(share * 100)}% of the sessions on ${node}`;
  return `${within}, ${rangeOf({ local }, from, to)}, ${sessions}`;
}

/** `one of 8 agents lost at once`: of one of its members, where nothing else tells of the burst. */
export const lostAtOnce = ({ agents }: Pick<ReportBurst, 'agents'>): string =>
  `one of ${agents.length} agents lost at once`;

/** As many are listed; the others are only counted. */
export const mostBursts = 5;

interface Listing {
  readonly report: Pick<Report, 'bursts'>;
  readonly local: LocalTime;
  /** All of them are listed. */
  readonly verbose: boolean;
}

/** Where the list tells of the burst of a disconnect; what is not listed is told here. */
export function togetherWords(
  { report: { bursts }, local, verbose }: Listing,
  { burst: id }: Pick<ReportDisconnect, 'burst'>,
  where: 'above' | 'below',
): string {
  const place = bursts.findIndex((burst) => burst.id === id);
  const burst = bursts[place];
  if (burst === undefined) return 'together with others';
  const isListed = verbose || place < mostBursts;
  if (isListed) return `together with others, see ${where}`;
  return `${lostAtOnce(burst)} (${burstExtent(burst, local)})`;
}

/** The first `most`, and how many more. */
export function someOf(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
