import { groupBy } from '../model/group-by.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { Interner } from './logs/interner.ts';
import { momentMarks } from './logs/moment-marks.ts';
import { follows, pagePeriodMs, pageSlackMs } from './logs/page-watch.ts';
import type { SourceLog } from './logs/source-log.ts';
import { offMinute } from './minute-grid.ts';
import { movesJoined } from './page-moves.ts';
import type { PageStretch, PageTold } from './page-stretch.ts';
import type { Session } from './session.ts';

interface PageOptions {
  readonly node: string;
  readonly sessions: readonly Session[];
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly interner: Interner;
}

/** A server's pages in the order in which they begin; what goes on in the next file, or stands in two, is one. */
export function pagesOf(logs: readonly SourceLog[], options: PageOptions): PageStretch[] {
  const told = logs.flatMap((log) => stretchesIn(log, options));
  const alike = groupBy(told, ({ agent = '', address }) => `${agent} ${address}`);
  const sessions = groupBy(options.sessions, ({ agent }) => agent);
  return [...alike.values()]
    .flatMap((stretches) => {
      const own = sessions.get(stretches[0]?.agent ?? '') ?? [];
      return movesJoined(
        joined(stretches),
        own.flatMap(({ grids }) => grids),
      );
    })
    .sort((a, b) => a.first.at - b.first.at);
}

function stretchesIn(log: SourceLog, { node, clocks, interner }: PageOptions): PageTold[] {
  const clock = clocks.get(log);
  if (!clock) return [];
  const markOf = momentMarks(log, clock);
  return log.pages.stretches.map(({ agent, address, first, last, count, loadedMs }) => {
    const name = interner.text(agent);
    return {
      ...(name !== undefined && { agent: name }),
      address: interner.text(address) ?? '',
      node,
      first: markOf(first),
      last: markOf(last),
      count,
      ...(loadedMs !== undefined && { loadedMs }),
    };
  });
}

/** Of one agent at one address. */
function joined(stretches: readonly PageTold[]): PageTold[] {
  const found: PageTold[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.first.at - b.first.at)) {
    const i = found.findIndex((known) => isGoneOnWith(known, stretch));
    const known = found[i];
    if (known) found[i] = together(known, stretch);
    else found.push(stretch);
  }
  return found;
}

const isGoneOnWith = (known: PageStretch, { first }: PageStretch): boolean =>
  follows(first.at, known.last.at) ||
  (first.at <= known.last.at && Math.abs(offMinute(first.at - known.first.at)) <= pageSlackMs);

function together(a: PageTold, b: PageTold): PageTold {
  const isLonger = b.last.at > a.last.at;
  // Where the two overlap, the requests of the overlap stand in both.
  const count = Math.round(((isLonger ? b : a).last.at - a.first.at) / pagePeriodMs) + 1;
  return { ...a, ...(isLonger && { last: b.last }), count: Math.min(count, a.count + b.count) };
}
