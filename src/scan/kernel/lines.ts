/*
 * AssemblyScript. Walks the whole lines of a buffer, tells heads, and emits what a reader must see: records that hold
 * an anchor, ready as rows where they are of the commonest kinds, and heads of another tick. It leaves to the plain
 * scanner what is rare: NULs, records without a head, heads that need a second look.
 */
import { isAnchorAt } from './anchors';
import { clearEvents, hasRoomForEvents, keepEvent, nextEvent, record, row, tick } from './events';
import { isIn, looseStarts } from './memory';
import { clearRows, hasRoomForRows, keepRow, writeRow } from './rows';

declare function timeOf(start: u32): f64;

/** What the format itself says of a head: what its clock showed, in ms; NaN where its digits are none. */
export function toldTime(start: u32): f64 {
  return timeOf(start);
}

const newline: u8 = 10;
const carriageReturn: u8 = 13;

/** What heads look like: `Heads.message` gives one of these where there is no message. */
export const noHead: i32 = -1;
/** The plain scanner decides. */
export const unsure: i32 = -2;
/** A kind of row: it is read, and not used. */
export const useless: u32 = 0xff;

/** Counted up to where the scan went. */
let lines: u32 = 0;
let records: u32 = 0;
/** The first head's line, and the last head; `none` where there was no head. */
let firstHeadLine: u32 = 0;
let headStart: u32 = 0;
let headLine: u32 = 0;

/** The last record is awaited: its end is not seen yet. What had been counted before it. */
let pending: u32 = 0;
let pendingMessage: u32 = 0;
let pendingLine: u32 = 0;
let pendingHeadStart: u32 = 0;
let pendingHeadLine: u32 = 0;
/** Of the head's clock; NaN where it tells more than a time, or none. */
let pendingTime: f64 = NaN;
let pendingOffset: f64 = NaN;

/** Lines of the rows that were kept. */
let rowLines: u32 = 0;
/** Start of the last head that was timed, and what it told. */
let timed: u32 = 0;
let time: f64 = NaN;
let offset: f64 = NaN;
let lastTick: u64 = 0;
let areRowsWanted: bool = true;
let stop: u32 = 0;
let full: bool = false;

export function lineCount(): u32 {
  return lines;
}
export function recordCount(): u32 {
  return records;
}
export function firstHead(): u32 {
  return firstHeadLine;
}
export function lastHead(): u32 {
  return headStart;
}
export function lastHeadLine(): u32 {
  return headLine;
}
/** Start of the line that the plain scanner has to look at; 0 where there is none. */
export function stoppedAt(): u32 {
  return stop;
}

export function linesOfRows(): u32 {
  return rowLines;
}
/** It ended because there was no room for more events. */
export function isFull(): bool {
  return full;
}

export function wantRows(are: bool): void {
  areRowsWanted = are;
}

/** What is told of one family's records. */
export abstract class Family {
  /** Start of the message of the head line `[start, end)`, or `noHead`, or `unsure`. */
  abstract message(start: u32, end: u32): i32;
  /** The message in `[message, end)` holds an anchor, at its start where the family says nothing else. */
  holdsAnchor(message: u32, end: u32): bool {
    return isAnchorAt(message, end);
  }
  /** Changes at least every 20 s of log time. */
  abstract tickOf(start: u32): u64;
  /** Heads at both places tell the same time. */
  abstract isSameTime(start: u32, other: u32): bool;
  /** What the clock of the head that was told last showed, in ms; NaN where only the format itself can say it. */
  abstract time(start: u32): f64;
  /** Minutes east of UTC that it prints; NaN where it prints none. */
  abstract offset(): f64;
  /** The head is a time and nothing else. */
  abstract isBare(start: u32, message: u32): bool;
  /** Reads the row that the message is (`setRow`), and gives its kind; 0 where it is none, `useless` where it says nothing of use. */
  abstract rowOf(message: u32, end: u32): u32;
}

/** Scans the lines that end in `[from, limit)`; gives the start of what is left, a line or an awaited record. */
export function scan<F extends Family>(family: F, from: u32, limit: u32): u32 {
  clearEvents();
  clearRows();
  lines = records = firstHeadLine = headStart = headLine = 0;
  pending = timed = rowLines = 0;
  lastTick = 0;
  stop = 0;
  full = false;
  const newlines = i8x16.splat(newline);
  const zeros = i8x16.splat(0);
  let start = from;
  for (let at = from; at < limit; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const least = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
    const hasNul = v128.any_true(i8x16.eq(least, zeros));
    let ends =
      (i8x16.bitmask(i8x16.eq(a, newlines)) as u64) |
      ((i8x16.bitmask(i8x16.eq(b, newlines)) as u64) << 16) |
      ((i8x16.bitmask(i8x16.eq(c, newlines)) as u64) << 32) |
      ((i8x16.bitmask(i8x16.eq(d, newlines)) as u64) << 48);
    const nul: u32 = hasNul ? firstNul(at, limit) : limit;
    while (ends !== 0) {
      const end = at + (ctz(ends) as u32);
      ends &= ends - 1;
      if (end >= nul) break;
      if (!hasRoomForEvents() || !hasRoomForRows()) {
        full = true;
        return leftFrom(start);
      }
      if (!take<F>(family, start, end)) {
        stop = start;
        return leftFrom(start);
      }
      lines += 1;
      start = end + 1;
    }
    if (nul < limit && nul < at + 64) {
      stop = start;
      break;
    }
  }
  return leftFrom(start);
}

function firstNul(from: u32, limit: u32): u32 {
  for (let at = from; at < from + 64 && at < limit; at++) if (load<u8>(at) === 0) return at;
  return limit;
}

/** An awaited record is left whole, and what was counted of it is taken back. */
function leftFrom(start: u32): u32 {
  if (pending === 0) return start;
  lines = pendingLine;
  records -= 1;
  headStart = pendingHeadStart;
  headLine = pendingHeadLine;
  return pending;
}

/** False where the plain scanner has to look at the line. */
function take<F extends Family>(family: F, start: u32, newlineAt: u32): bool {
  const end =
    load<u8>(newlineAt - 1) === carriageReturn && newlineAt > start ? newlineAt - 1 : newlineAt;
  const message = family.message(start, end);
  if (message === unsure) return false;
  if (message === noHead) return end - start < 4 || !isIn(looseStarts, load<u32>(start));
  if (pending !== 0) emitRecord<F>(family, start);
  records += 1;
  const ticks = family.tickOf(start);
  if (ticks !== lastTick) emitTick(start);
  lastTick = ticks;
  if (family.holdsAnchor(message, end)) {
    pending = start;
    pendingMessage = message;
    pendingLine = lines;
    pendingHeadStart = headStart;
    pendingHeadLine = headLine;
    if (areRowsWanted && family.isBare(start, message)) noteTime<F>(family, start);
    else pendingTime = NaN;
  }
  if (records === 1) firstHeadLine = lines;
  headStart = start;
  headLine = lines;
  return true;
}

function emitTick(start: u32): void {
  const event = nextEvent();
  store<u32>(event, start);
  store<u32>(event, lines, 4);
  store<u32>(event, records, 8);
  store<u32>(event, tick, 12);
  store<u32>(event, headLine, 20);
  store<u32>(event, headStart, 28);
  keepEvent();
}

function emitRecord<F extends Family>(family: F, next: u32): void {
  const start = pending;
  pending = 0;
  const kind: u32 = areRowsWanted ? family.rowOf(pendingMessage, next - 1) : 0;
  if (kind !== 0 && !Number.isNaN(pendingTime)) {
    if (kind === useless) return;
    keepRow(kind, pendingTime, pendingOffset, pendingLine + 1, start, records);
    rowLines += lines - pendingLine;
    return;
  }
  const event = nextEvent();
  const isRow = kind !== 0 && kind !== useless;
  if (isRow) writeRow(event);
  store<u32>(event, start);
  store<u32>(event, pendingLine, 4);
  store<u32>(event, records, 8);
  store<u32>(event, isRow ? row + kind : record, 12);
  store<u32>(event, next, 16);
  store<u32>(event, lines, 20);
  store<u32>(event, pendingMessage, 24);
  keepEvent();
}

/** Most heads are of the time of the one before. */
function noteTime<F extends Family>(family: F, start: u32): void {
  if (timed === 0 || !family.isSameTime(start, timed)) {
    time = family.time(start);
    offset = family.offset();
  }
  timed = start;
  pendingTime = time;
  pendingOffset = offset;
}
