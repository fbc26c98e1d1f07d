import { groupBy } from '../../model/group-by.ts';
import type { Missing } from '../../model/report.ts';
import { rangeOf } from './days.ts';
import type { LocalTime } from './local-time.ts';

/** Logs that one command brings. */
export interface Wanted {
  readonly logs: readonly WantedLog[];
  readonly collect: string;
}

interface WantedLog {
  /** `client log` */
  readonly log: string;
  /** `of fin-a, 2017-06-17 00:09:20–00:17:04` */
  readonly ofWhat: string;
  readonly why: string;
}

/**
 * Logs that would have told more, and how to get them; what several nodes lack is said once, and so is the command that
 * brings several logs.
 */
export function missingLogs(all: readonly Missing[], local: LocalTime): Wanted[] {
  const same = groupBy(all, ({ kind, why, collect }) => `${kind}\n${why}\n${collect}`);
  return [...groupBy(same.values(), howTo).values()].map((logs) => ({
    logs: logs.flatMap((group) => wantedLog(group, local)),
    collect: logs[0]?.[0]?.collect ?? '',
  }));
}

const howTo = (group: readonly Missing[]): string =>
  `${group.map(({ node }) => node).join('\n')}\n${group[0]?.collect}`;

function wantedLog(group: readonly Missing[], local: LocalTime): WantedLog[] {
  const [first] = group;
  if (first === undefined) return [];
  const nodes = [...new Set(group.map(({ node }) => node))].join(', ');
  const ofWhat = `of ${nodes}${time(group, local)}`;
  return [{ log: `${first.kind} log`, ofWhat, why: first.why }];
}

function time(group: readonly Missing[], local: LocalTime): string {
  const from = group
    .flatMap((one) => one.from ?? [])
    .sort()
    .at(0);
  const to = group
    .flatMap((one) => one.to ?? [])
    .sort()
    .at(-1);
  if (from !== undefined && to !== undefined) return `, ${rangeOf({ local }, from, to)}`;
  if (from !== undefined) return `, from ${local.dayAndTime(from)}`;
  return to === undefined ? '' : `, until ${local.dayAndTime(to)}`;
}
