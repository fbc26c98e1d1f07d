/** Two instants in ms since 1970; `from` is before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A range laid over pixels. */
export interface Scale extends Range {
  readonly left: number;
  readonly width: number;
}

/** The least that is shown, in ms: nearer there is nothing more to see. */
export const leastMs = 2_000;

export const lengthOf = ({ from, to }: Range): number => to - from;

export const xOf = ({ from, to, left, width }: Scale, at: number): number =>
  left + ((at - from) / (to - from)) * width;

export const instantOf = ({ from, to, left, width }: Scale, x: number): number =>
  from + ((x - left) / width) * (to - from);

/** Of the whole: what is lacking then is lost in rounding. */
const almost = 0.999;

/** A factor below 1 comes nearer. The instant stays where it is, unless an end of the whole is reached. */
export function zoomed(range: Range, at: number, factor: number, whole: Range): Range {
  const before = lengthOf(range);
  if (factor > 1 && before * factor > lengthOf(whole) * almost) return whole;
  const after = Math.min(Math.max(before * factor, leastMs), lengthOf(whole));
  const from = at - ((at - range.from) / before) * after;
  return held({ from, to: from + after }, whole);
}

/** Later by so many ms, as far as there is more. */
export const panned = ({ from, to }: Range, ms: number, whole: Range): Range =>
  held({ from: from + ms, to: to + ms }, whole);

/** Inside the whole, of the same length where that fits, and never shorter than can be seen. */
export function held(range: Range, whole: Range): Range {
  const length = Math.min(Math.max(lengthOf(range), leastMs), lengthOf(whole));
  const from = Math.min(Math.max(range.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** To whole ms, as an address tells it. */
export const rounded = ({ from, to }: Range): Range => ({
  from: Math.round(from),
  to: Math.round(to),
});

export const isSame = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to;
