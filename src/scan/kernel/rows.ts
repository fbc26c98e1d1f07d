/*
 * AssemblyScript. The rows that a scan finds, as src/timeline/logs/batch.ts has its entries: kind, time, offset from
 * UTC, line, offset, number of the record, and what the row says.
 */
import { mostRows, rowBytes, rows } from './memory';

let count: u32 = 0;
/** What stands before the scan. */
let lines: f64 = 0;
let bytes: f64 = 0;
let records: f64 = 0;

/** What the last row that was read says: the numbers of two texts, and three more. */
let first: u32 = 0;
let second: u32 = 0;
let value: f64 = 0;
let small: i32 = 0;
let smaller: i32 = 0;

export function rowCount(): u32 {
  return count;
}

export function clearRows(): void {
  count = 0;
}

export function hasRoomForRows(): bool {
  return count < mostRows;
}

/** The scan begins behind so many lines and records; the buffer's address 0 would stand at `before` in the log. */
export function goBehind(lineCount: f64, before: f64, recordCount: f64): void {
  lines = lineCount;
  bytes = before;
  records = recordCount;
}

export function setRow(a: u32, b: u32, number: f64, c: i32, d: i32): void {
  first = a;
  second = b;
  value = number;
  small = c;
  smaller = d;
}

export function keepRow(
  kind: u32,
  time: f64,
  offsetMinutes: f64,
  line: u32,
  start: u32,
  number: u32,
): void {
  const row = rows + count * rowBytes;
  store<f64>(row, kind as f64);
  store<f64>(row, time, 8);
  store<f64>(row, offsetMinutes, 16);
  store<f64>(row, lines + (line as f64), 24);
  store<f64>(row, bytes + (start as f64), 32);
  store<f64>(row, records + (number as f64), 40);
  store<f64>(row, first as f64, 48);
  store<f64>(row, second as f64, 56);
  store<f64>(row, value, 64);
  store<f64>(row, small as f64, 72);
  store<f64>(row, smaller as f64, 80);
  count += 1;
}

/** Into an event, from word 8 on. */
export function writeRow(event: u32): void {
  store<u32>(event, first, 32);
  store<u32>(event, second, 36);
  store<f64>(event, value, 40);
  store<i32>(event, small, 48);
  store<i32>(event, smaller, 52);
}
