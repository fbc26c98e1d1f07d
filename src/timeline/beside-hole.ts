import type { Mark } from './event.ts';
import type { PageHole } from './page-hole.ts';
import type { PageVisits } from './page-visits.ts';

/** What the other pages of one address did while a page stood still. */
export interface BesideHole {
  readonly address: string;
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
  pages: readonly PageVisits[],
): BesideHole | undefined {
  const isThere = ({ visits }: PageVisits): boolean =>
    visits.some(({ first, last }) => first.at <= from.at && last.at >= from.at - lastAskedMs);
  const own = pages.find((page) => page.agent === agent && isThere(page));
  if (!own) return undefined;
  const others = pages.filter(
    (page) => page.address === own.address && page.agent !== agent && isThere(page),
  );
  const told = others.map((page) => ({ page, ...meanwhile(page, from, to) }));
  const agentsOf = (did: 'stood' | 'went' | 'untold') => [
    ...new Set(told.filter((one) => one.did === did).map(({ page }) => page.agent)),
  ];
  return {
    address: own.address,
    stoodStill: agentsOf('stood'),
    wentOn: agentsOf('went'),
    untold: agentsOf('untold'),
    evidence: told.flatMap(({ evidence }) => evidence),
  };
}

/** From here on the page itself was overdue: a request of another shows that their PC did not sleep. */
function meanwhile({ visits }: PageVisits, from: Mark, to: Mark) {
  const at = visits.findLastIndex(({ first }) => first.at <= from.at);
  const last = visits[at]?.last as Mark;
  const next = visits[at + 1]?.first;
  const overdue = from.at + lastAskedMs;
  const asksOn = Math.min(last.at, to.at) >= overdue + lastAskedMs;
  if (asksOn || (next && next.at >= overdue && next.at < to.at - togetherMs))
    return { did: 'went', evidence: [last.at < to.at || !next ? last : next] } as const;
  if (last.at < overdue && next && Math.abs(next.at - to.at) <= togetherMs)
    return { did: 'stood', evidence: [last, next] } as const;
  return { did: 'untold', evidence: [] } as const;
}
