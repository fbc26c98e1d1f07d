import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetMs } from '../../../src/model/zone-offset.ts';
import { offsetChanges, ticksOf } from '../../../src/reporters/html/script/lanes/ticks.ts';
import { localTime } from '../../../src/reporters/phrases/local-time.ts';

const at = (iso: string): number => Date.parse(iso);
const clock = (...offsets: [from: string, offset: string][]) =>
  localTime([{ offsets: offsets.map(([from, offset]) => ({ from, offset, basis: 'printed' })) }]);

const kolkata = clock(['2024-01-01T00:00:00.000Z', '+05:30']);
/** Berlin in 2024, forward on 31 March and back on 27 October, both at 01:00 UTC. */
const berlin = clock(
  ['2024-01-01T00:00:00.000Z', '+01:00'],
  ['2024-03-31T01:00:00.000Z', '+02:00'],
  ['2024-10-27T01:00:00.000Z', '+01:00'],
);
/** Half an hour. */
const lordHowe = clock(
  ['2024-01-01T00:00:00.000Z', '+11:00'],
  ['2024-04-06T15:00:00.000Z', '+10:30'],
);

const labels = (from: string, to: string, local = kolkata, most = 10) =>
  ticksOf({ from: at(from), to: at(to) }, local, most).map(({ label }) => label);

describe('ticks', () => {
  it('stand at round times of the clock', () => {
    expect(labels('2024-02-29T04:20:00.000Z', '2024-02-29T04:32:00.000Z')).toEqual([
      '09:50',
      '09:52',
      '09:54',
      '09:56',
      '09:58',
      '10:00',
      '10:02',
    ]);
  });

  it.each([
    ['hours', '2024-02-29T00:00:00.000Z', '2024-02-29T08:00:00.000Z', '06:00'],
    ['seconds', '2024-02-29T00:00:01.000Z', '2024-02-29T00:00:40.000Z', '05:30:05'],
    ['tenths', '2024-02-29T00:00:00.010Z', '2024-02-29T00:00:01.010Z', '05:30:00.1'],
    ['days', '2024-02-20T00:00:00.000Z', '2024-02-27T00:00:00.000Z', ''],
  ])('tell no more than they must: %s', (_, from, to, first) => {
    expect(labels(from, to)[0]).toBe(first);
  });

  it('name a day where it begins, and the first', () => {
    const ticks = ticksOf(
      { from: at('2024-02-28T15:00:00.000Z'), to: at('2024-02-28T21:00:00.000Z') },
      kolkata,
      6,
    );
    const days = ticks.flatMap(({ day, label }) => (day === undefined ? [] : [[day, label]]));
    expect(days).toEqual([
      ['2024-02-28', '21:00'],
      ['2024-02-29', '00:00'],
    ]);
  });

  it('go over a change of the clock', () => {
    const spring = labels('2024-03-30T22:30:00.000Z', '2024-03-31T03:30:00.000Z', berlin);
    expect(spring.filter((label) => label.endsWith(':00'))).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
    ]);
    const autumn = labels('2024-10-26T22:30:00.000Z', '2024-10-27T03:30:00.000Z', berlin, 6);
    expect(autumn).toEqual(['01:00', '02:00', '02:00', '03:00', '04:00']);
  });

  it('are in range, in order, no more than asked for, and round', () => {
    const minute = 60_000;
    const start = at('2024-01-02T00:00:00.000Z');
    const year = 364 * 24 * 60 * minute;
    fc.assert(
      fc.property(
        fc.constantFrom(kolkata, berlin, lordHowe),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 30 }),
        (local, place, size, most) => {
          // From two seconds to a year, short ranges as often as long ones.
          const length = 2_000 * (year / 2_000) ** size;
          const from = start + place * (year - length);
          const ticks = ticksOf({ from, to: from + length }, local, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          ticks.forEach((tick, index) => {
            expect(tick.at).toBeGreaterThanOrEqual(from);
            expect(tick.at).toBeLessThanOrEqual(from + length);
            expect(tick.at).toBeGreaterThan(ticks[index - 1]?.at ?? 0);
            const iso = new Date(tick.at).toISOString();
            if (tick.label !== '') expect(local.preciseTime(iso)).toMatch(/0$/);
            if (tick.label.length === 5) expect(local.time(iso)).toBe(`${tick.label}:00`);
          });
        },
      ),
    );
  });
});

describe('changes of the offset', () => {
  it('are found to the millisecond', () => {
    const year = { from: at('2024-01-02T00:00:00.000Z'), to: at('2024-12-24T00:00:00.000Z') };
    const found = offsetChanges(year, berlin).map((ms) => new Date(ms).toISOString());
    expect(found).toEqual(['2024-03-31T01:00:00.000Z', '2024-10-27T01:00:00.000Z']);
  });

  it('are none where the clock goes on', () => {
    const day = { from: at('2024-05-01T00:00:00.000Z'), to: at('2024-05-02T00:00:00.000Z') };
    expect(offsetChanges(day, berlin)).toEqual([]);
    expect(offsetMs(kolkata.offset('2024-05-01T00:00:00.000Z'))).toBe(19_800_000);
  });
});
