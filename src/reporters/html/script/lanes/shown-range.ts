import type { Store } from '../store.ts';
import { held, isSame, panned, type Range, rounded, zoomed } from './scale.ts';

/** What part of the whole is shown. */
export interface ShownRange {
  readonly now: () => Range;
  /** Each is false where nothing changed: an end is reached. */
  readonly zoom: (at: number, factor: number) => boolean;
  readonly pan: (ms: number) => boolean;
  readonly show: (range: Range) => boolean;
}

/** The address follows when the hand rests: browsers refuse to change it a hundred times a second. */
const restMs = 150;

/** Kept in the store as `from` and `to`, which are absent where the whole is shown. */
export function shownRange(store: Store, whole: Range, redraw: () => void): ShownRange {
  let range = told();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function told(): Range {
    const { from, to } = store.choice();
    return from === undefined || to === undefined ? whole : held({ from, to }, whole);
  }
  const keep = (): void => {
    timer = undefined;
    const { from, to } = rounded(range);
    store.choose(isSame(range, whole) ? { from: undefined, to: undefined } : { from, to });
  };
  const show = (next: Range): boolean => {
    if (isSame(next, range)) return false;
    range = next;
    clearTimeout(timer);
    timer = setTimeout(keep, restMs);
    redraw();
    return true;
  };
  store.on(['from', 'to'], () => {
    const next = told();
    // While a hand is at it, and after rounding, what the store tells is what is shown already.
    if (timer !== undefined || isSame(next, rounded(range))) return;
    range = next;
    redraw();
  });
  return {
    now: () => range,
    zoom: (at, factor) => show(zoomed(range, at, factor, whole)),
    pan: (ms) => show(panned(range, ms, whole)),
    show: (next) => show(held(next, whole)),
  };
}
