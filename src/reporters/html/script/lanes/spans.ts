import { type Range, type Scale, xOf } from './scale.ts';

export interface Span<Of> {
  readonly of: Of;
  readonly x0: number;
  readonly x1: number;
}

/**
 * Those in sight, on their pixels. One that would add less than a pixel to those before is left out: so many pixels, so
 * many spans.
 *
 * @param ranges in the order of `from`
 * @param least px that each is wide at least
 */
export function spansOf<Of extends Range>(
  ranges: readonly Of[],
  scale: Scale,
  least: number,
): Span<Of>[] {
  const found: Span<Of>[] = [];
  let drawnTo = Number.NEGATIVE_INFINITY;
  for (const of of ranges) {
    if (of.from > scale.to) break;
    if (of.to < scale.from) continue;
    const x0 = xOf(scale, of.from);
    const x1 = Math.max(xOf(scale, of.to), x0 + least);
    if (x1 - drawnTo < 1) continue;
    found.push({ of, x0, x1 });
    drawnTo = x1;
  }
  return found;
}
