import type { Share, Spread } from './score.ts';

/** How many of the items are right. */
export const share = <T>(items: readonly T[], isRight: (item: T) => boolean): Share => ({
  right: items.filter(isRight).length,
  of: items.length,
});

/** Median and 90th percentile, each a value that was measured. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number | undefined => sorted[Math.ceil(part * sorted.length) - 1];
  const [median, p90] = [at(0.5), at(0.9)];
  return {
    of: sorted.length,
    ...(median !== undefined && { median }),
    ...(p90 !== undefined && { p90 }),
  };
}

/** 0…1; undefined where there was nothing to be right about. */
export const rateOf = ({ right, of }: Share): number | undefined =>
  of === 0 ? undefined : right / of;
