import { InvalidArgumentError } from 'commander';

const unitsMs = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const part = String.raw`\d{1,6}(?:[.]\d{1,3})? ?(?:ms|s|min|m|h|d)`;
const form = new RegExp(`^${part}(?: ?${part}){0,4}$`);
const parts = /(?<digits>[\d.]+) ?(?<unit>[a-z]+)/g;

/** `90s`, `5m`, `1h30m`, in ms. */
export function durationArgument(text: string): number {
  const given = text.trim().toLowerCase();
  const ms = form.test(given) ? sumOf(given) : 0;
  if (ms <= 0) throw new InvalidArgumentError('Write a number with a unit: 90s, 5m, 1h30m.');
  return ms;
}

const sumOf = (given: string): number =>
  [...given.matchAll(parts)].reduce((sum, { groups: { digits, unit } = {} }) => {
    return sum + Number(digits) * unitsMs[unit as keyof typeof unitsMs];
  }, 0);
