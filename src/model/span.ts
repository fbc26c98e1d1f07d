import * as z from 'zod';

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `1m30s`, `250ms`, `1h`: in ms. Undefined where it is none of these. */
function msOf(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:[.]\d+)?)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== text) return undefined;
  return parts.reduce((sum, [, amount, unit]) => {
    const ms = units[unit as keyof typeof units];
    return sum + Number(amount) * ms;
  }, 0);
}

/** In ms: as a person writes it, `1h30m`. */
export function spanText(ms: number): string {
  let left = Math.round(ms);
  const parts = Object.entries(units)
    .reverse()
    .map(([unit, size]) => {
      const amount = Math.floor(left / size);
      left -= amount * size;
      return amount > 0 ? `${amount}${unit}` : '';
    });
  return parts.join('') || '0s';
}

/** A length of time, as written; in ms, as its bounds are. */
export const spanOf = (least: number, most = Number.POSITIVE_INFINITY) =>
  z
    .string()
    .meta({
      description: 'a length of time: 90s, 1m30s, 250ms, 1h',
      examples: ['90s', '1m30s', '250ms', '1h'],
      pattern: '^-?([0-9.]+(ms|s|m|h))+$',
    })
    .transform((text, context) => {
      const ms = msOf(text.replace(/^-/, ''));
      const signed = ms !== undefined && text.startsWith('-') ? -ms : ms;
      const message =
        signed === undefined
          ? 'write a length of time: 90s, 1m30s, 250ms'
          : signed < least
            ? `write ${spanText(least)} or more`
            : signed > most
              ? `write ${spanText(most)} or less`
              : undefined;
      if (signed !== undefined && message === undefined) return signed;
      context.addIssue({ code: 'custom', message: message ?? '' });
      return z.NEVER;
    });

/** Of any length, also back in time. */
export const span = spanOf(Number.NEGATIVE_INFINITY);

/** One length of time, or the shortest and the longest of which one is drawn. */
export const spanOrRange = z.union([span, z.tuple([span, span])]);
