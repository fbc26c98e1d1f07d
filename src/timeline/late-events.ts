import { type Event, isKind } from './event.ts';
import { type MinuteGrid, MinuteGridFold } from './minute-grid.ts';

/** Two clocks are compared: what the page's own least late event shows of them is taken off. */
export function lateEventGrids(events: readonly Event[]): readonly MinuteGrid[] {
  const dated = events.flatMap((event) =>
    isKind(event, 'client-event') && event.fact.notBeforeMs !== undefined
      ? [{ event, ageMs: event.at - event.fact.notBeforeMs }]
      : [],
  );
  const least = dated.reduce((min, { ageMs }) => Math.min(min, ageMs), Number.POSITIVE_INFINITY);
  const fold = new MinuteGridFold('events');
  for (const { event, ageMs } of dated) fold.came(event.at, ageMs - least, event);
  fold.end();
  return fold.grids;
}
