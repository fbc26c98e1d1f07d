import { describe, expect, it } from 'vitest';
import { asArgument, knownKinds } from '../../src/cli/as-argument.ts';
import { durationArgument } from '../../src/cli/duration-argument.ts';
import { kindArgument } from '../../src/cli/kind-argument.ts';
import { nodeArgument } from '../../src/cli/node-argument.ts';
import { outputArgument } from '../../src/cli/output-argument.ts';
import { timeArgument } from '../../src/cli/time-argument.ts';
import { whyArgument } from '../../src/cli/why-argument.ts';
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

describe('--node', () => {
  it.each([
    ['node1-*=fin-a', { glob: 'node1-*', name: 'fin-a' }],
    ['a/**=fin a.example.com', { glob: 'a/**', name: 'fin a.example.com' }],
    ['x=y/debug.log=a', { glob: 'x=y/debug.log', name: 'a' }],
    ['all.zip!a/*= a ', { glob: 'all.zip!a/*', name: 'a' }],
  ])('%s', (text, expected) => {
    expect(nodeArgument(text)).toEqual([expected]);
  });

  it('adds up', () => {
    const [first, second] = [
      { glob: 'a', name: 'b' },
      { glob: 'c', name: 'd' },
    ];
    expect(nodeArgument('c=d', [first])).toEqual([first, second]);
  });

  it.each(['', '=', 'node1', '=a', ' =a', 'node1=', 'node1= ', 'a=\u001b[31m'])(
    '%j is none',
    (text) => {
      expect(() => nodeArgument(text)).toThrow('Write <glob>=<name>');
    },
  );
});

describe('--as', () => {
  it.each(knownKinds)('*=%s', (kind) => {
    expect(asArgument(`*=${kind}`)).toEqual([{ glob: '*', kind }]);
  });

  it('adds up', () => {
    const first = { glob: 'a', kind: 'client' } as const;
    expect(asArgument('b=access', [first])).toEqual([first, { glob: 'b', kind: 'access' }]);
  });

  it.each(['', 'client', '=client', '*=', '*=unknown', '*=Client', '*=openfire'])(
    '%j is none, and says which there are',
    (text) => {
      expect(() => asArgument(text)).toThrow('Kinds: openfire-debug, openfire-info');
    },
  );
});

describe('--output', () => {
  it.each([
    ['report.json', 'json'],
    ['a/b/timeline.NDJSON', 'ndjson'],
    ['report.txt', 'table'],
    ['report.md', 'markdown'],
    ['report.html', 'html'],
    ['junit.xml', 'junit'],
    ['report.sarif', 'sarif'],
    ['losses.csv', 'csv'],
  ])('%s is written as %s', (file, format) => {
    expect(outputArgument(file)).toEqual([{ file, format }]);
  });

  it.each(['report.pdf', 'report', '-'])('%s is refused, with what there is', (file) => {
    expect(() => outputArgument(file)).toThrow('.json, .ndjson, .md, .html,');
  });
});

describe('--span', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['5 min', 300_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['1D', 86_400_000],
    ['1h30m', 5_400_000],
    ['1h 30m 5s', 5_405_000],
  ])('%s', (text, ms) => {
    expect(durationArgument(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '0s', '-5m', '5 parsecs', '5m30', '1h,30m', '1e3s'])(
    '%j is none',
    (text) => {
      expect(() => durationArgument(text)).toThrow('90s, 5m, 1h30m');
    },
  );
});

describe('--kind', () => {
  it('takes kinds and families, and adds up', () => {
    expect(kindArgument('access', ['sweep'])).toEqual(['sweep', 'http-access']);
    expect(kindArgument('presence')).toEqual(['presence']);
    expect(kindArgument('sweep, presence,access')).toEqual(['sweep', 'presence', 'http-access']);
    expect(kindArgument('openfire')).toContain('idle-close');
  });

  it('says what may have been meant', () => {
    expect(() => kindArgument('idle')).toThrow('Did you mean idle-close?');
    expect(() => kindArgument('toString')).toThrow('Name the logs before --kind');
  });
});

describe('--why', () => {
  it.each(['network-path', 'Server-Clock', 'page-hole'])('%s', (text) => {
    expect(whyArgument(text)).toBe(text.toLowerCase());
  });

  it('says where a path belongs', () => {
    expect(() => whyArgument('./logs')).toThrow('name the logs before --why');
  });
});
