import { describe, expect, it } from 'vitest';
import { outputArgument } from '../../src/cli/output-argument.ts';
import { timeArgument } from '../../src/cli/time-argument.ts';
import { zoneArgument } from '../../src/cli/zone-argument.ts';

describe('--since, --until', () => {
  const wall = Date.parse('2017-06-17T00:16:00Z');

  it.each([
    ['2017-06-17T00:16', { wall }],
    ['2017-06-17 00:16:04', { wall: wall + 4_000 }],
    ['2017-06-17T00:16:04.5', { wall: wall + 4_500 }],
    ['2017-06-17T00:16:04,630', { wall: wall + 4_630 }],
    ['2017-06-17T00:16Z', { wall, offsetMinutes: 0 }],
    ['2017-06-17T00:16+05:30', { wall, offsetMinutes: 330 }],
    ['2017-06-17 00:16:00 -0430', { wall, offsetMinutes: -270 }],
  ])('%s', (text, expected) => {
    expect(timeArgument(text)).toEqual(expected);
  });

  it.each(['00:16', '0:16:04'])('%s lacks a day, and says what to write', (text) => {
    expect(() => timeArgument(text)).toThrow('The day is missing: write 2017-06-17T00:16');
  });

  it.each([
    '',
    'yesterday',
    '2017-06-17',
    '2017-02-30T00:16',
    '2017-06-17T25:00',
    '17.06.2017 00:16',
  ])('%j is none', (text) => {
    expect(() => timeArgument(text)).toThrow('Write a day and a time: 2017-06-17T00:16');
  });
});

describe('--zone', () => {
  it.each([
    ['+05:30', { zone: '+05:30' }],
    ['-04:00', { zone: '-04:00' }],
    ['Asia/Kolkata', { zone: 'Asia/Kolkata' }],
    ['UTC', { zone: 'UTC' }],
    ['finesse1.example.com=Asia/Kolkata', { node: 'finesse1.example.com', zone: 'Asia/Kolkata' }],
  ])('%s', (text, expected) => {
    expect(zoneArgument(text)).toEqual([expected]);
  });

  it('adds up', () => {
    expect(zoneArgument('a=UTC', [{ zone: '+01:00' }])).toEqual([
      { zone: '+01:00' },
      { node: 'a', zone: 'UTC' },
    ]);
  });

  it.each(['', 'Asia/Nowhere', '+5:30', '+0530', '+15:00', '+05:60', 'finesse1='])(
    '%j is none',
    (text) => {
      expect(() => zoneArgument(text)).toThrow('Write an offset (+05:30)');
    },
  );
});

describe('--output', () => {
  it.each([
    ['report.json', 'json'],
    ['a/b/timeline.NDJSON', 'ndjson'],
    ['report.txt', 'table'],
  ])('%s is written as %s', (file, format) => {
    expect(outputArgument(file)).toEqual([{ file, format }]);
  });

  it.each(['report.html', 'report', '-'])('%s is refused, with what there is', (file) => {
    expect(() => outputArgument(file)).toThrow('.json, .ndjson, .txt');
  });
});
