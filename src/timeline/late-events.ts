import { type Event, isKind } from './event.ts';
import { type MinuteGrid, MinuteGridFold } from './minute-grid.ts';

/** Later than a throttled page hands an event out (155 s was seen, browser-behaviour.md section 1) it tells an old time. */
const latestMs = 180_000;

/** Two clocks are compared: what the page's own least late event shows of them is taken off. */
export function lateEventGrids(events: readonly Event[]): readonly MinuteGrid[] {
  const dated = events.flatMap((event) =>
    isKind(event, 'client-event') && event.fact.notBeforeMs !== undefined
      ? [{ event, ageMs: event.at - event.fact.notBeforeMs }]
      : [],
  );
  const least = dated.reduce((min, { ageMs }) => Math.min(min, ageMs), Number.POSITIVE_INFINITY);
  const fold = new MinuteGridFold('events');
  for (const { event, ageMs } of dated) {
    const lateMs = ageMs - least;
    if (lateMs <= latestMs) fold.came(event.at, lateMs, event);
  }
  fold.end();
  return fold.grids;
}
