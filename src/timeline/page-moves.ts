import { pagePeriodMs, pageSlackMs } from './logs/page-watch.ts';
import { type MinuteGrid, sameSecond, secondOf } from './minute-grid.ts';
import type { PageMove, PageStretch, PageTold } from './page-stretch.ts';

/** Two requests may be on one second by chance, three hardly are. */
const fewest = 3;
/** Polls of which each ended a silence, and requests of the page, all on one second: of either alone, two may be chance. */
const fewestTogether = 4;
/** The polls' own run begins and ends within so much of the page's move onto their second. */
const nearMs = 3 * pagePeriodMs;

/** Joins the stretches of one agent at one address, in the order in which they begin, over such moves. */
export function movesJoined(
  stretches: readonly PageTold[],
  grids: readonly MinuteGrid[],
): PageStretch[] {
  const pages: PageStretch[] = [];
  for (const stretch of stretches) {
    const i = pages.findIndex(
      (page) => isOddGap(page, stretch) && isOnlyOne(page, stretch, stretches),
    );
    const move = pages[i] && moveOf(pages[i], stretch, grids);
    const { loadedMs: _, ...page } = stretch;
    if (move) pages[i] = joined(pages[i] as PageStretch, page, move);
    else pages.push(page);
  }
  return pages;
}

const joined = (page: PageStretch, next: PageStretch, moved: PageMove): PageStretch => ({
  ...page,
  last: next.last,
  count: page.count + next.count,
  moved,
});

/** More than a period and less than two; and no other page was loaded meanwhile. */
function isOddGap(page: PageStretch, { first, loadedMs }: PageTold): boolean {
  if (page.agent === undefined || page.moved || page.count < fewest) return false;
  const gapMs = first.at - page.last.at;
  const isOdd = gapMs > pagePeriodMs + pageSlackMs && gapMs < 2 * pagePeriodMs - pageSlackMs;
  return isOdd && (loadedMs === undefined || loadedMs > gapMs);
}

/** A page that asks more often while it looks for another server leaves several that end together. */
const isOnlyOne = (page: PageStretch, next: PageTold, all: readonly PageTold[]): boolean =>
  all.every(
    ({ first, last }) =>
      first.at === page.first.at ||
      last.at <= page.last.at - pagePeriodMs ||
      first.at >= next.first.at ||
      (first.at <= page.last.at && last.at >= next.first.at),
  );

/** A few requests on a new second may be those of a page that was held up, unless the polls are on it. */
function moveOf(
  page: PageStretch,
  next: PageStretch,
  grids: readonly MinuteGrid[],
): PageMove | undefined {
  const withPolls = grids.some((grid) => isOn(grid, next));
  if (!withPolls && next.count < fewest) return undefined;
  return { from: page.last, to: next.first, withPolls };
}

const isOn = (grid: MinuteGrid, { first: { at }, count }: PageStretch): boolean =>
  grid.beats > 1 &&
  grid.beats + count >= fewestTogether &&
  at >= grid.from - nearMs &&
  at <= grid.to + nearMs &&
  sameSecond(grid, { second: secondOf(at) });
