import { describe, expect, it } from 'vitest';
import { match } from '../../../src/lab/score/match.ts';
import type { Loss } from '../../../src/lab/truth.ts';
import type { ReportDisconnect } from '../../../src/model/report.ts';
import { at, entryOf, lossOf } from './sample.ts';

const second = { from: at('08:20:00'), at: at('08:21:30'), returnedAt: at('08:22:00') };
const { lastContact: _, ...withoutContact } = entryOf();
const point = (time: string, given: Partial<ReportDisconnect> = {}): ReportDisconnect => ({
  ...withoutContact,
  at: at(time),
  returnedAt: at(time),
  ...given,
});

describe('an entry belongs to the loss whose time it shares', () => {
  it.each<[string, ReportDisconnect, boolean]>([
    ['the same time', entryOf(), true],
    ['another agent', entryOf({ agent: '1001002' }), false],
    [
      'only its end',
      entryOf({
        lastContact: { earliest: at('08:11:59'), latest: at('08:12:05'), evidence: [] },
        at: at('08:14:00'),
        returnedAt: at('08:15:00'),
      }),
      true,
    ],
    ['a minute after all was over', point('08:13:00'), false],
    ['four seconds after the return', point('08:12:04'), true],
    ['four seconds before it began', point('08:09:56'), true],
    ['six seconds before it began', point('08:09:54'), false],
    [
      'an early end, but a logout in its time',
      point('08:09:00', { steps: [{ step: 'logout-confirmed', at: at('08:10:30') }] }),
      true,
    ],
    [
      'an early end, and another step in its time',
      point('08:09:00', { steps: [{ step: 'undeliverable', at: at('08:10:30') }] }),
      false,
    ],
  ])('%s', (_name, entry, found) => {
    const { matched, phantoms } = match([lossOf()], [entry]);
    expect(matched.map((one) => one.entry)).toEqual([found ? entry : undefined]);
    expect(phantoms).toEqual(found ? [] : [entry]);
  });

  it('the best fit first', () => {
    const near = entryOf({ id: 'near' });
    const far = point('08:12:02', { id: 'far' });
    const [matched] = match([lossOf()], [far, near]).matched;
    expect(matched).toMatchObject({ entry: near, split: [far] });
  });

  it('two losses and two entries: each its own, whatever their order', () => {
    const losses = [lossOf(), lossOf(second)];
    const entries = [entryOf({ id: 'b', ...shifted }), entryOf({ id: 'a' })];
    const { matched, phantoms } = match(losses, entries);
    expect(matched.map(({ entry, split }) => [entry?.id, split.length])).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    expect(phantoms).toEqual([]);
  });

  it('a near-miss and an end beside it: each its own, though the other fits better', () => {
    const nearly = lossOf({ outcome: 'near-miss', incident: 'near' });
    const late = { at: at('08:12:30'), returnedAt: at('08:13:00') };
    const entries = [
      entryOf({ id: 'end' }),
      entryOf({ id: 'near', outcome: 'near-miss', ...late }),
    ];
    const { matched } = match([nearly, lossOf(late)], entries);
    expect(matched.map(({ entry }) => entry?.id)).toEqual(['near', 'end']);
  });

  it('one entry over two losses counts for both', () => {
    const long = entryOf({ at: at('08:21:30'), returnedAt: at('08:22:00') });
    const { matched } = match([lossOf(), lossOf(second)], [long]);
    expect(matched.map(({ entry, split }) => [entry, split])).toEqual([
      [long, []],
      [long, []],
    ]);
  });

  it.each<[string, Partial<ReportDisconnect>, Partial<Loss>, boolean]>([
    ['many near-misses in one entry reach back', { count: 3 }, {}, true],
    ['a single one does not', {}, {}, false],
    ['and not to a loss that ended a session', { count: 3 }, { outcome: 'recovered' }, false],
  ])('%s', (_name, given, loss, found) => {
    const entry = point('08:19:00', { outcome: 'near-miss', ...given });
    const { matched } = match([lossOf({ outcome: 'near-miss', ...loss })], [entry]);
    expect(matched[0]?.entry).toEqual(found ? entry : undefined);
  });
});

const shifted: Partial<ReportDisconnect> = {
  at: at('08:21:30'),
  returnedAt: at('08:22:00'),
  lastContact: { earliest: at('08:19:58'), latest: at('08:20:28'), evidence: [] },
};
