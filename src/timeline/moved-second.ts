import type { EpochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import { type MinuteGrid, sameSecond, secondOf } from './minute-grid.ts';
import type { PageStretch } from './page-stretch.ts';

/** What comes of one beat comes within this. */
const slackMs = 2_000;

/** By the access log the page's SystemInfo moved to another second of the minute. */
export interface MovedSecond {
  /** Of the minute, 0–59. */
  readonly from: number;
  readonly to: number;
  /** The last request on the old second, the first on the new one, and the last. */
  readonly marks: readonly [Mark, Mark, Mark];
  /** The session's throttled polls came on the new second. */
  readonly withPolls: boolean;
}

/** The page went over to the second of its polls as they came to be throttled, or a few minutes later. */
export function movedAlong(
  pages: readonly PageStretch[],
  polls: MinuteGrid,
): MovedSecond | undefined {
  const page = pages.find(
    ({ moved }) =>
      moved?.withPolls &&
      moved.to.at >= polls.from - slackMs &&
      moved.to.at <= polls.to + slackMs &&
      sameSecond(polls, { second: secondOf(moved.to.at) }),
  );
  return page && told(page, true);
}

/** It had moved before its session fell silent, and was still asked for on the new second when the session had ended. */
export function movedThrough(
  pages: readonly PageStretch[],
  { from, ended }: { readonly from: EpochMs; readonly ended: EpochMs },
  polls: MinuteGrid | undefined,
): MovedSecond | undefined {
  const page = pages.find(
    ({ moved, last }) => moved !== undefined && moved.to.at <= from && last.at >= ended,
  );
  if (!page?.moved) return undefined;
  const second = secondOf(page.moved.to.at);
  return told(page, polls !== undefined && sameSecond(polls, { second }));
}

function told({ moved, last }: PageStretch, withPolls: boolean): MovedSecond | undefined {
  if (!moved) return undefined;
  return {
    from: secondOf(moved.from.at),
    to: secondOf(moved.to.at),
    marks: [moved.from, moved.to, last],
    withPolls,
  };
}
