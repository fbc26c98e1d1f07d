import type { EpochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import { type MinuteGrid, sameSecond, secondOf } from './minute-grid.ts';
import type { PageStretch } from './page-stretch.ts';

/**
 * By the access log the page's SystemInfo had moved to another second of the minute before its session fell silent, and
 * was still asked for on that one when the session had ended.
 */
export interface MovedThrough {
  /** Of the minute, 0–59. */
  readonly from: number;
  readonly to: number;
  /** The last request on the old second, the first on the new one, and the last. */
  readonly marks: readonly [Mark, Mark, Mark];
  /** The session's throttled polls came on the new second. */
  readonly withPolls: boolean;
}

export function movedThrough(
  pages: readonly PageStretch[],
  { from, ended }: { readonly from: EpochMs; readonly ended: EpochMs },
  polls: MinuteGrid | undefined,
): MovedThrough | undefined {
  for (const { moved, last } of pages) {
    if (!moved || moved.to.at > from || last.at < ended) continue;
    const second = secondOf(moved.to.at);
    return {
      from: secondOf(moved.from.at),
      to: second,
      marks: [moved.from, moved.to, last],
      withPolls: polls !== undefined && sameSecond(polls, { second }),
    };
  }
  return undefined;
}
