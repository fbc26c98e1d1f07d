import type { Mark } from './event.ts';
import type { PageHole } from './page-hole.ts';
import type { PageStretch } from './page-stretch.ts';

/** What the pages of other agents from the same address did while a page stood still. */
export interface BesideHole {
  /** Agents whose pages stood still with it and went on when it did. */
  readonly stoodStill: readonly string[];
  /** Agents whose pages asked the server meanwhile. */
  readonly wentOn: readonly string[];
  /** Agents of whose pages neither shows. */
  readonly untold: readonly string[];
  readonly evidence: readonly Mark[];
}

/** A page asks once a minute: its last request before it stands still lies this far before at most. */
const lastAskedMs = 70_000;
/** A PC that wakes wakes all of its pages, and its network takes some seconds. */
const togetherMs = 10_000;

/** Of the agents who share the page's address: those that were there when it fell silent. */
export function besideHole(
  { from, to }: PageHole,
  agent: string,
  pages: readonly PageStretch[],
): BesideHole | undefined {
  const there = pages.filter(
    ({ first, last }) => first.at <= from.at && last.at >= from.at - lastAskedMs,
  );
  const own = there.find((page) => page.agent === agent);
  if (!own) return undefined;
  const told = there.flatMap((page) =>
    page.address === own.address && page.agent !== undefined && page.agent !== agent
      ? [{ agent: page.agent, ...meanwhile(page, pages, { from, to }) }]
      : [],
  );
  const agentsWho = (did: Did): string[] => [
    ...new Set(told.filter((one) => one.did === did).map((one) => one.agent)),
  ];
  return {
    stoodStill: agentsWho('stood still'),
    wentOn: agentsWho('went on'),
    untold: agentsWho('untold'),
    evidence: told.flatMap(({ evidence }) => evidence),
  };
}

type Did = 'stood still' | 'went on' | 'untold';

/** From a period after its last record on the page itself was overdue: a request of another then shows their PC awake. */
function meanwhile(
  page: PageStretch,
  pages: readonly PageStretch[],
  { from, to }: Pick<PageHole, 'from' | 'to'>,
): { readonly did: Did; readonly evidence: readonly Mark[] } {
  const overdue = from.at + lastAskedMs;
  const { last, next } = pauseOf(page, pages, { from, to });
  const asksOn = Math.min(last.at, to.at) >= overdue + lastAskedMs;
  if (asksOn) return { did: 'went on', evidence: [page.first, last] };
  if (!next) return { did: 'untold', evidence: [] };
  if (next.at >= overdue && next.at < to.at - togetherMs)
    return { did: 'went on', evidence: [next] };
  const stood = last.at < overdue && Math.abs(next.at - to.at) <= togetherMs;
  return stood ? { did: 'stood still', evidence: [last, next] } : { did: 'untold', evidence: [] };
}

/** The last request before the page paused, and the next one. The gap of a move in the hole may be that of a sleep. */
function pauseOf(
  page: PageStretch,
  pages: readonly PageStretch[],
  { from, to }: Pick<PageHole, 'from' | 'to'>,
): { readonly last: Mark; readonly next: Mark | undefined } {
  const { moved } = page;
  if (moved && moved.to.at > from.at && moved.from.at < to.at)
    return { last: moved.from, next: moved.to };
  const next = pages.find(
    ({ agent, address, first }) =>
      agent === page.agent && address === page.address && first.at > page.last.at,
  );
  return { last: page.last, next: next?.first };
}
