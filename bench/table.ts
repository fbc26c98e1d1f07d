/** A Markdown table. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Whether a measure is at or below what a release may have, and what is wanted. */
export function verdict(measured: number, release?: number, goal?: number): string {
  if (release === undefined || goal === undefined) return '';
  if (measured <= goal) return 'goal met';
  return measured <= release ? 'release met' : `missed by ${(measured / release).toFixed(2)} ×`;
}
