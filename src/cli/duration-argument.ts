import { InvalidArgumentError } from 'commander';

const unitsMs = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const form = /^(?<digits>\d{1,6}(?:[.]\d{1,3})?) ?(?<unit>ms|s|m|min|h|d)$/;

/** `90s`, `5m`, `1h`, in ms. */
export function durationArgument(text: string): number {
  const { digits, unit } = form.exec(text.trim().toLowerCase())?.groups ?? {};
  const ms = Number(digits) * unitsMs[unit as keyof typeof unitsMs];
  if (!(ms > 0)) throw new InvalidArgumentError('Write a number with a unit: 90s, 5m, 1h.');
  return ms;
}
