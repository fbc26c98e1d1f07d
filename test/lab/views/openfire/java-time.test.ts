import { describe, expect, it } from 'vitest';
import { zoneOffsetMs } from '../../../../src/lab/scenario/zone.ts';
import {
  bannerDate,
  isoDuration,
  javaDate,
} from '../../../../src/lab/views/openfire/wording/java-time.ts';

describe('as java.time.Duration prints itself', () => {
  it.each([
    [0, 'PT0S'],
    [1, 'PT0.001S'],
    [30_000, 'PT30S'],
    [45_159, 'PT45.159S'],
    [60_000, 'PT1M'],
    [63_159, 'PT1M3.159S'],
    [63_159.042, 'PT1M3.159042S'],
    [300_000, 'PT5M'],
    [3_600_000, 'PT1H'],
    [3_725_500, 'PT1H2M5.5S'],
  ])('%d', (ms, printed) => {
    expect(isoDuration(ms)).toBe(printed);
  });
});

const wall = (time: string): number => Date.parse(`${time}Z`);

it.each([
  ['2026-11-23T13:02:51', '+00:00', 'Mon Nov 23 13:02:51 UTC 2026'],
  ['2026-11-03T03:02:51', '+05:30', 'Tue Nov 03 03:02:51 IST 2026'],
  ['2026-11-23T08:02:39', '-05:00', 'Mon Nov 23 08:02:39 EST 2026'],
  ['2026-11-03T03:02:51', '-03:30', 'Tue Nov 03 03:02:51 GMT-03:30 2026'],
])('java.util.Date %s %s', (time, zone, printed) => {
  expect(javaDate(wall(time), zone)).toBe(printed);
});

it.each([
  ['2026-11-23T13:02:49', true, 'Nov 23, 2026, 1:02:49 PM'],
  ['2026-11-03T00:02:09', true, 'Nov 3, 2026, 12:02:09 AM'],
  ['2026-11-03T12:02:09', false, 'Nov 3, 2026 12:02:09 PM'],
])('the date of a banner %s', (time, comma, printed) => {
  expect(bannerDate(wall(time), comma)).toBe(printed);
});

it.each([
  ['+05:30', 19_800_000],
  ['-08:00', -28_800_000],
  ['+00:00', 0],
])('the offset %s', (zone, ms) => {
  expect(zoneOffsetMs(zone)).toBe(ms);
});
