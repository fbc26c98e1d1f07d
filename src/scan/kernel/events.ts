/*
 * AssemblyScript. What a scan finds, in order, for whoever called it: a slot of 16 words each. Words 0 to 7 are of all:
 * start, line, number, type and flags, end, line of the end, message, the head before; 8 and on are a row's values.
 */
import { events, mostEvents } from './memory';

/** Types; a row's is `row` and its kind. */
export const tick: u32 = 1;
export const record: u32 = 2;
export const row: u32 = 16;
/** Flags. */
export const sameTime: u32 = 1 << 8;
export const bareHead: u32 = 1 << 9;

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
  count += 1;
}
