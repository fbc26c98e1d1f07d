import type { ReportDisconnect } from '../../../../model/report.ts';

/** Of a piece of time. */
export interface Bucket {
  /** In ms since 1970. */
  readonly from: number;
  /** Forced out or lost. */
  readonly ended: number;
  /** Came back, or its end is not known. */
  readonly doubtful: number;
  readonly nearMisses: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const lengths = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7].map((n) => n * day),
];
/** More bars are too thin to be told apart on a telephone. */
const most = 72;

/** How long a piece is, so that few enough of them hold the whole. */
export const bucketLength = (from: number, to: number): number =>
  lengths.find((length) => (to - from) / length < most - 1) ??
  Math.ceil((to - from) / (most - 1) / day) * day;

/**
 * Disconnects counted by pieces of time, empty ones too; what was `closed` counts nowhere.
 *
 * @param offset of the clock, in ms: pieces begin at its full minutes, hours and days
 */
export function buckets(
  disconnects: readonly ReportDisconnect[],
  { from, to, offset }: { readonly from: number; readonly to: number; readonly offset: number },
): Bucket[] {
  const length = bucketLength(from, to);
  const indexOf = (at: number): number => Math.floor((at + offset) / length);
  const first = indexOf(from);
  const size = indexOf(to) - first + 1;
  const all = Array.from({ length: size }, (_, index) => ({
    from: (first + index) * length - offset,
    ended: 0,
    doubtful: 0,
    nearMisses: 0,
  }));
  for (const { at, outcome } of disconnects) {
    const bucket = all[Math.min(size - 1, Math.max(0, indexOf(Date.parse(at)) - first))];
    if (bucket === undefined || outcome === 'closed') continue;
    if (outcome === 'near-miss') bucket.nearMisses += 1;
    else if (outcome === 'logged-out' || outcome === 'lost') bucket.ended += 1;
    else bucket.doubtful += 1;
  }
  return all;
}
