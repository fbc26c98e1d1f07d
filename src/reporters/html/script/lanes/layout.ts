/** Where things stand in the picture, in px. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Of the column with the agents' names. */
  readonly labels: number;
  /** The plot's width, beside the names. */
  readonly plot: number;
  readonly bursts: Row | undefined;
  readonly events: Row | undefined;
  readonly axis: Row;
  /** Above the first lane. */
  readonly head: number;
  readonly lane: number;
}

interface Row {
  readonly top: number;
  readonly height: number;
}

interface Wanted {
  readonly width: number;
  readonly lanes: number;
  readonly hasBursts: boolean;
  readonly hasEvents: boolean;
  /** As high as the picture may be. */
  readonly most: number;
}

const laneHeight = 24;
/** Where there are few. */
const tallLane = 36;
const few = 8;
const rowHeight = 18;
const axisHeight = 36;
/** Room at the right for the last tick's label. */
const margin = 8;

export function layoutOf({ width, lanes, hasBursts, hasEvents, most }: Wanted): Layout {
  const labels = Math.round(Math.min(170, Math.max(76, width * 0.24)));
  const axis = { top: 0, height: axisHeight };
  const events = hasEvents ? { top: axisHeight, height: rowHeight } : undefined;
  const below = axisHeight + (hasEvents ? rowHeight : 0);
  const bursts = hasBursts ? { top: below, height: rowHeight } : undefined;
  const head = below + (hasBursts ? rowHeight : 0);
  const lane = lanes <= few ? tallLane : laneHeight;
  const height = Math.max(head + lane, Math.min(most, head + lanes * lane));
  const plot = Math.max(1, width - labels - margin);
  return { width, height, labels, plot, bursts, events, axis, head, lane };
}

/** So high that every lane has its place. */
export const wholeHeight = ({ head, lane }: Layout, lanes: number): number => head + lanes * lane;

/** The lanes of which at least a part is in sight: from `first` to before `end`. */
export function lanesInSight(
  { head, height, lane }: Layout,
  scroll: number,
  lanes: number,
): { readonly first: number; readonly end: number } {
  const first = Math.min(lanes, Math.max(0, Math.floor(scroll / lane)));
  const end = Math.min(lanes, Math.max(first, Math.ceil((scroll + height - head) / lane)));
  return { first, end };
}

export const topOf = ({ head, lane }: Layout, scroll: number, index: number): number =>
  head + index * lane - scroll;

/** Undefined above the first lane and below the last. */
export function laneAt(
  { head, lane }: Layout,
  scroll: number,
  lanes: number,
  y: number,
): number | undefined {
  const index = Math.floor((y - head + scroll) / lane);
  return y < head || index >= lanes ? undefined : index;
}

/** The scroll at which a lane is wholly in sight, as near as can be to what it was. */
export function scrollTo({ head, height, lane }: Layout, scroll: number, index: number): number {
  const room = height - head;
  return Math.max(0, Math.min(Math.max(scroll, (index + 1) * lane - room), index * lane));
}
