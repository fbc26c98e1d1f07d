import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDisconnect } from '../../src/model/report.ts';
import { viewOf } from '../../src/reporters/phrases/view.ts';
import { displayWidth } from '../../src/reporters/table/lines.ts';
import { minuteStrip } from '../../src/reporters/table/minute-strip.ts';
import { printOptions } from './print.ts';
import { emptyReport, incidentReport } from './sample-report.ts';

const [sample] = incidentReport.disconnects as [ReportDisconnect];
type Lost = readonly [time: string, outcome?: ReportDisconnect['outcome']];

const at = (time: string): string => {
  const [, day, clock] = /^(?:(\d\d) )?([\d:]+)$/.exec(time) ?? [];
  return new Date(`2024-02-${day ?? '29'}T${clock}Z`).toISOString();
};

const strip = (lost: readonly Lost[], width = 100): string[] => {
  const disconnects = lost.map(([time, outcome = 'lost']) => ({
    ...sample,
    at: at(time),
    outcome,
  }));
  return minuteStrip(viewOf({ ...emptyReport, disconnects }, { ...printOptions, width }));
};

describe('the strip of minutes', () => {
  it('counts by the minute of the loss, beside the worst', () => {
    const lost: Lost[] = [['09:54:00'], ['09:54:59'], ['09:56:00'], ['09:57:10'], ['09:57:10']];
    expect(strip([...lost, ...lost, ['09:57:59']])).toEqual([
      '  by minute   09:54 ▇·▄█ 09:57  11 disconnects, 5 from 09:57',
    ]);
  });

  it('leaves out what nearly happened, and what was closed', () => {
    expect(
      strip([['09:54:00'], ['09:50:00', 'near-miss'], ['09:55:00', 'closed'], ['09:56:00']]),
    ).toEqual(['  by minute   09:54 █·█ 09:56  2 disconnects, at most 1 a minute']);
  });

  it.each<[string, Lost[]]>([
    ['nobody was lost', []],
    ['all were lost in one minute', [['09:54:00'], ['09:54:59']]],
    ['hours tell it better', [['09:00:00'], ['12:00:00']]],
  ])('is not there where %s', (_, lost) => {
    expect(strip(lost)).toEqual([]);
  });

  it('takes several minutes a column where the terminal is narrow, and says so', () => {
    const lost: Lost[] = [['09:00:00'], ['10:00:00'], ['10:01:00'], ['11:59:59']];
    expect(strip(lost, 80)).toEqual([
      `  by 4 min    09:00 ▄${'·'.repeat(14)}█${'·'.repeat(28)}▄ 11:59`,
      '              4 disconnects, 2 in 4 min from 10:00',
    ]);
  });

  it('names the days where there are two', () => {
    expect(strip([['28 23:59:30'], ['29 00:01:00']])).toEqual([
      '  by minute   02-28 23:59 █·█ 02-29 00:01  2 disconnects, at most 1 a minute',
    ]);
  });

  it('never passes the width, and shows as many as there are', () => {
    const minute = fc.integer({ min: 0, max: 200 });
    const widths = fc.integer({ min: 60, max: 220 });
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 40 }), widths, (minutes, width) => {
        const times = minutes.map((n): Lost => [`${hours(n)}:${two(n % 60)}:07`]);
        const lines = strip(times, width);
        const span = Math.max(...minutes) - Math.min(...minutes);
        expect(lines.length > 0).toBe(span >= 1 && span < 180);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        if (lines.length === 0) return;
        const [, said] = /(?:^| )(\d+) disconnects?, /.exec(lines.join('\n')) ?? [];
        expect(Number(said)).toBe(minutes.length);
        expect(columnsOf(lines)).toEqual(heightsOf(minutes, minutesEach(lines)));
      }),
    );
  });
});

/** How high each column is drawn: 0 is a dot, 8 a full block. */
const columnsOf = ([first = '']: readonly string[]): number[] => {
  const [, drawn = ''] = / \d\d:\d\d ([·▁-█]+) \d\d:\d\d/.exec(first) ?? [];
  return [...drawn].map((character) => '·▁▂▃▄▅▆▇█'.indexOf(character));
};

const minutesEach = ([first = '']: readonly string[]): number =>
  Number(/by (\d+) min/.exec(first)?.[1] ?? 1);

/** As high as they have to be: in eighths of the most, upwards. */
function heightsOf(minutes: readonly number[], each: number): number[] {
  const start = Math.min(...minutes);
  const length = Math.ceil((Math.max(...minutes) - start + 1) / each);
  const counts = Array.from(
    { length },
    (_, column) => minutes.filter((n) => Math.floor((n - start) / each) === column).length,
  );
  return counts.map((n) => Math.ceil((n / Math.max(...counts)) * 8));
}

const two = (n: number): string => String(n).padStart(2, '0');
const hours = (minute: number): string => two(Math.floor(minute / 60));
