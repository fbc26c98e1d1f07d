/** Blocks from the lowest to a full one. */
const levels = '▁▂▃▄▅▆▇█';

/** A column for each number, as high as it is beside the most; a dot for none. */
export const levelBar = (counts: readonly number[], most: number): string =>
  counts.map((n) => (n === 0 ? '·' : blockOf(n / most))).join('');

/** What is more than nothing can be seen; 1 is full. */
export const blockOf = (share: number): string =>
  levels[Math.min(levels.length, Math.max(1, Math.ceil(share * levels.length))) - 1] ?? '';
