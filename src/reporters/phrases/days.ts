import type { LocalTime } from './local-time.ts';

/** By whose clock. */
export interface Told {
  readonly local: LocalTime;
}

/** How instants are written beside each other: the day only where there are several. */
export interface Days {
  readonly moment: (iso: string) => string;
  /** `2017-06-17, times are +05:30` */
  readonly title: string;
}

export function daysOf({ local }: Told, instants: readonly string[]): Days {
  const days = [...new Set(instants.map(local.day))].sort();
  const from = days.at(0) ?? '';
  const to = days.at(-1) ?? '';
  const several = from !== to;
  return {
    moment: several ? (iso) => `${local.day(iso).slice(5)} ${local.time(iso)}` : local.time,
    title: `${several ? `${from} – ${to}` : from}, times are ${offsetsOf(local, instants)}`,
  };
}

/** Named once; where the clocks were put forward or back in between, each with its beginning. */
function offsetsOf(local: LocalTime, instants: readonly string[]): string {
  const sorted = [...instants].sort();
  const changes = sorted.filter(
    (iso, index) => index === 0 || local.offset(iso) !== local.offset(sorted[index - 1] ?? iso),
  );
  return changes
    .map((iso, index) =>
      index === 0 ? local.offset(iso) : `${local.offset(iso)} from ${local.dayAndTime(iso)}`,
    )
    .join(', ');
}

/** `2017-06-17 00:14:20–00:17:04`; the second day only where it is another one. */
export function rangeOf({ local }: Told, from: string, to: string): string {
  const first = local.dayAndTime(from);
  if (local.dayAndTime(to) === first) return first;
  const end =
    local.day(from) === local.day(to) ? `–${local.time(to)}` : ` – ${local.dayAndTime(to)}`;
  return `${first}${end}`;
}
