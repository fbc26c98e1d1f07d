const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** `2MiB` → 2097152 */
export function parseSize(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s?(B|KiB|MiB|GiB)$/.exec(text) ?? [];
  const factor = units[unit];
  if (factor === undefined) throw new Error(`${text} is no size: say 2MiB or 1GiB`);
  return Math.round(Number(number) * factor);
}
