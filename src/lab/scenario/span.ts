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

/** A length of time, as written; in ms. */
export const span = z
  .string()
  .meta({
    description: 'a length of time: 90s, 1m30s, 250ms, 1h',
    examples: ['90s', '1m30s', '250ms', '1h'],
    pattern: '^-?([0-9.]+(ms|s|m|h))+$',
  })
  .transform((text, context) => {
    const ms = msOf(text.replace(/^-/, ''));
    if (ms !== undefined) return text.startsWith('-') ? -ms : ms;
    context.addIssue({ code: 'custom', message: `write a length of time: 90s, 1m30s, 250ms` });
    return z.NEVER;
  });

/** One length of time, or the shortest and the longest of which one is drawn. */
export const spanOrRange = z.union([span, z.tuple([span, span])]);
