import { instantOf, type Scale, xOf } from './scale.ts';

interface At {
  readonly at: number;
}

/** Neighbours that fall into the same few pixels: the items from `first` to before `end`. */
export interface Crowd {
  readonly first: number;
  readonly end: number;
  /** Of its first and its last item, in px. */
  readonly from: number;
  readonly to: number;
}

/** The first of the items, which are in the order of time, that is not before. */
export function firstFrom(items: readonly At[], at: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What of the items is in sight, in crowds no wider than `reach` px: so many pixels, so many crowds, however many items.
 *
 * @param items in the order of time
 */
export function crowdsOf(items: readonly At[], scale: Scale, reach: number): Crowd[] {
  const end = firstFrom(items, scale.to + 1);
  const crowds: Crowd[] = [];
  let first = firstFrom(items, scale.from);
  while (first < end) {
    const from = xOf(scale, items[first]?.at ?? scale.to);
    // What lies one after the other is found by halves, too: a crowd of thousands costs no more than one of ten.
    const next = Math.min(end, firstFrom(items, instantOf(scale, from + reach)));
    const last = Math.max(next, first + 1);
    crowds.push({ first, end: last, from, to: xOf(scale, items[last - 1]?.at ?? scale.to) });
    first = last;
  }
  return crowds;
}
