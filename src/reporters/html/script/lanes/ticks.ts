import { offsetMs } from '../../../../model/zone-offset.ts';
import type { LocalTime } from '../../../phrases/local-time.ts';
import { lengthOf, type Range } from './scale.ts';

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Where a day is named: at the first tick, and at the first of every other day. */
  readonly day: string | undefined;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28, 56, 112, 364].map((n) => n * day),
];

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Round times of the clock inside the range, in order, at most `most` of them. Where the clock is put forward or back
 * between two, the second is the next round time after it.
 */
export function ticksOf(range: Range, local: LocalTime, most: number): Tick[] {
  const step = steps.find((ms) => lengthOf(range) / ms <= most) ?? lengthOf(range);
  const found: Tick[] = [];
  let named: string | undefined;
  for (let at = roundFrom(range.from, step, local); at <= range.to; at = after(at, step, local)) {
    const isNew = local.day(iso(at)) !== named;
    named = local.day(iso(at));
    found.push({ at, label: labelOf(at, step, local), day: isNew ? named : undefined });
  }
  return found;
}

const offsetAt = (at: number, local: LocalTime): number => offsetMs(local.offset(iso(at)));

/** The first round time that is not before. */
function roundFrom(from: number, step: number, local: LocalTime): number {
  const ahead = offsetAt(from, local);
  const at = Math.ceil((from + ahead) / step) * step - ahead;
  return offsetAt(at, local) === ahead ? at : again(at, step, local);
}

function after(at: number, step: number, local: LocalTime): number {
  const next = at + step;
  return offsetAt(next, local) === offsetAt(at, local) ? next : again(next, step, local);
}

/** By the offset that holds there. */
function again(at: number, step: number, local: LocalTime): number {
  const ahead = offsetAt(at, local);
  return Math.ceil((at + ahead) / step) * step - ahead;
}

function labelOf(at: number, step: number, local: LocalTime): string {
  if (step < second) return local.preciseTime(iso(at)).slice(0, -2);
  if (step < minute) return local.time(iso(at));
  return step < day ? local.time(iso(at)).slice(0, 5) : '';
}

/** Where the clock's offset changes inside the range: the first instant of each other offset. */
export function offsetChanges({ from, to }: Range, local: LocalTime): number[] {
  const found: number[] = [];
  const most = 400;
  const stride = Math.max(day, (to - from) / most);
  for (let at = from; at < to; at += stride) {
    const end = Math.min(at + stride, to);
    if (offsetAt(at, local) !== offsetAt(end, local)) found.push(changeIn(at, end, local));
  }
  return found;
}

function changeIn(from: number, to: number, local: LocalTime): number {
  let [before, since] = [from, to];
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2);
    if (offsetAt(middle, local) === offsetAt(from, local)) before = middle;
    else since = middle;
  }
  return Math.round(since);
}
