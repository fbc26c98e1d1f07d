import { groupBy } from '../../model/group-by.ts';
import type { SourceClock } from '../clocks/clock.ts';
import { type SourceLog, stampOf } from './source-log.ts';
import { type Span, spanOf } from './spans.ts';

/** Logs that follow one another, as rotation leaves them. */
export type Chain = readonly SourceLog[];

/** Logs that together tell each event once: the files of each level side by side, or `all.log`. */
export type Telling = readonly Chain[];

/** What one family of a server's logs tells: once, or several times over where copies overlap. */
export type Story = readonly Telling[];

/**
 * Files that overlap by no more than this follow one another: Openfire stamps whole seconds till 4.7, and threads write
 * a moment after they took the time.
 */
const touchMs = 1_000;

/** The logs of a node by family: only those of one family repeat each other, and client logs those of their agent. */
export function storiesOf(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  clientAgents: ReadonlyMap<SourceLog, string>,
): Story[] {
  const reaches = reachesOf(logs, clocks);
  const familyOf = (log: SourceLog): string => {
    if (log.kind.startsWith('openfire')) return 'openfire';
    return log.kind === 'client' ? `client ${clientAgents.get(log) ?? log.path}` : log.kind;
  };
  return [...groupBy(reaches, ({ log }) => familyOf(log)).values()].map(storyOf);
}

/** Its silence says nothing of its family, and what it says stands in another log of it. */
const repeatsOthers = ({ kind, partial }: SourceLog): boolean =>
  partial || kind === 'openfire-all' || kind === 'openfire-stdout';

export const sameSort = (a: SourceLog, b: SourceLog): boolean =>
  a.kind === b.kind && a.partial === b.partial;

interface Reach extends Span {
  readonly log: SourceLog;
}

/** From the earliest record to the latest, in order of their beginnings. */
const reachesOf = (
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Reach[] =>
  logs
    .flatMap((log) => {
      const span = spanOf(log, clocks);
      return span ? [{ log, ...span }] : [];
    })
    .sort((a, b) => a.from - b.from || a.log.index - b.log.index);

/**
 * An event stands in one of the four single-level files (openfire-logs.md A1), so the first chain of each level makes
 * the first telling. What repeats others comes last: an event is cited from the file that is about it.
 */
function storyOf(reaches: readonly Reach[]): Story {
  const sorts = groupBy(reaches, ({ log: { kind, partial } }) => `${kind} ${partial}`);
  const levels: Chain[][] = [];
  const repeating: Telling[] = [];
  for (const [, own] of [...sorts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const chains = chainsOf(own);
    if (own.some(({ log }) => repeatsOthers(log))) repeating.push(...chains.map((one) => [one]));
    else levels.push(chains);
  }
  const most = Math.max(0, ...levels.map(({ length }) => length));
  const tellings = Array.from({ length: most }, (_, i) =>
    levels.flatMap((own) => own.slice(i, i + 1)),
  );
  return [...tellings, ...repeating];
}

/**
 * Rotation leaves no file inside the time of another: that is a part which somebody copied out. Only where a second is
 * the least that stamps tell, files that were filled within one look so.
 */
const isWithin = (chain: { readonly to: number }, { log, from, to }: Reach): boolean =>
  to <= chain.to && (to > from || stampOf(log) < touchMs);

/** A file goes to the first chain that ends where it begins, so there are as many chains as files overlap at most. */
function chainsOf(reaches: readonly Reach[]): Chain[] {
  const chains: { logs: SourceLog[]; to: number }[] = [];
  for (const { log, from, to } of reaches) {
    const chain = chains.find(
      (one) => one.to - from <= touchMs && !isWithin(one, { log, from, to }),
    );
    if (chain) {
      chain.logs.push(log);
      chain.to = Math.max(chain.to, to);
    } else chains.push({ logs: [log], to });
  }
  return chains.map(({ logs }) => logs);
}
