import type { ReportBurst } from '../../model/report.ts';
import { rangeOf } from './days.ts';
import type { LocalTime } from './local-time.ts';
import { duration } from './numbers.ts';

/** `within 7.7 s, 2024-02-29 09:54:00–09:54:08, 20% of the sessions on fin-a` */
export function burstExtent({ share, node, from, to }: ReportBurst, local: LocalTime): string {
  const within = `within ${duration(Date.parse(to) - Date.parse(from))}`;
  const sessions = `${Math.round(share * 100)}% of the sessions on ${node}`;
  return `${within}, ${rangeOf({ local }, from, to)}, ${sessions}`;
}

/** The first `most`, and how many more. */
export function someOf(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
