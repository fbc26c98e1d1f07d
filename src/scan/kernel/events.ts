/*
 * AssemblyScript. What a scan finds, in order, for whoever called it: a slot of 16 words each. Words 0 to 7 are of all:
 * start, line, number, type, end, line of the end, message, the head before; 8 to 13 are a row's values; 14 is how many rows were kept
 * before.
 */
import { events, mostEvents } from './memory';
import { rowCount } from './rows';

/** Types; that of a row that could not be kept is `row` and its kind. */
export const tick: u32 = 1;
export const record: u32 = 2;
export const row: u32 = 16;
let count: u32 = 0;

export function eventCount(): u32 {
  return count;
}

export function clearEvents(): void {
  count = 0;
}

/** A line emits two events at most. */
export function hasRoomForEvents(): bool {
  return count + 2 < mostEvents;
}

/** Where the next event is written; it counts when it is kept. */
export function nextEvent(): u32 {
  return events + (count << 6);
}

export function keepEvent(): void {
  store<u32>(nextEvent(), rowCount(), 56);
  count += 1;
}
