import { describe, expect, it, test } from 'vitest';
import { type Release, scenarioSchema } from '../../../src/lab/scenario/scenario.ts';
import { logsAtHand } from '../../../src/lab/truths/logs-at-hand.ts';
import { agent, incidentOf, minute, start } from './books.ts';

interface Around {
  readonly length?: string;
  readonly saved?: boolean;
  readonly pageSince?: boolean;
}

function atHand(release: Release, logs: object, around: Around = {}) {
  const { length = '30m', saved = false, pageSince = true } = around;
  const scenario = scenarioSchema.parse({ title: 'logs', release, length, logs });
  return logsAtHand({
    scenario,
    world: { start, end: start + scenario.length },
    ledger: { pageSince: () => pageSince },
    savedLogOf: () => saved,
  });
}

const logsOf = (release: Release, logs: object, around?: Around) =>
  atHand(release, logs, around).logsOf({ agent, from: start, incident: incidentOf() });

const [on, off] = [true, false];

describe('what an Openfire writes', () => {
  test.each<[Release, object, sweeps: boolean, debug: boolean, bosh: boolean]>([
    ['finesse-11', { debug: on }, on, on, off],
    ['finesse-11', { debug: off, bosh: on }, off, off, on],
    ['openfire-3.8', { debug: off }, off, off, off],
    ['openfire-4.2', { debug: on }, on, on, off],
    ['openfire-4.4', { debug: on }, off, on, off],
    ['openfire-4.4', { debug: off, bosh: on }, on, off, on],
    ['openfire-4.7', { debug: on, bosh: off }, off, on, off],
    ['openfire-4.7', { debug: off, bosh: on }, on, off, on],
    ['openfire-5.0', { debug: on, bosh: on }, on, on, on],
    ['openfire-5.0', { debug: on, bosh: on, openfire: off }, off, off, off],
  ])('%s %j', (release, logs, sweeps, debug, bosh) => {
    expect(logsOf(release, logs)).toMatchObject({ release, sweeps, debug, bosh });
  });

  it.each<[Release, string[], object]>([
    ['finesse-11', ['debug.log'], { sweeps: off, debug: off, info: on, warn: on }],
    ['finesse-11', ['info.log'], { sweeps: on, debug: on, info: off, warn: on }],
    ['finesse-11', ['warn.log'], { sweeps: on, debug: on, info: on, warn: off }],
    [
      'openfire-4.7',
      ['openfire.log'],
      { sweeps: off, debug: off, info: off, warn: off, bosh: off },
    ],
    ['openfire-4.7', ['debug.log'], { sweeps: on, debug: on, info: on, warn: on, bosh: on }],
  ])('%s without %j', (release, without, told) => {
    expect(logsOf(release, { debug: on, bosh: release === 'openfire-4.7', without })).toMatchObject(
      told,
    );
  });
});

describe('the end of what was collected', () => {
  it.each([
    [{}, 30],
    [{ collected: { to: '20m' } }, 20],
    [{ collected: { to: '50m' } }, 30],
  ])('%j', (logs, minutes) => {
    expect(logsOf('finesse-11', logs).to).toBe(start + minutes * minute);
  });
});

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])('a client log: saved %s, of the page that was there %s: %s', (saved, pageSince, client) => {
  expect(logsOf('finesse-11', {}, { saved, pageSince }).client).toBe(client);
});

test.each<[object, Around, boolean]>([
  [{ webservices: on, openfire: off }, {}, true],
  [{ webservices: off, debug: on }, {}, true],
  [{ webservices: off, debug: off }, {}, false],
  [{ webservices: off, debug: off }, { saved: true }, true],
  [{ webservices: off, debug: off, access: on }, {}, false],
])('an agent is watched by %j %j: %s', (logs, around, watched) => {
  expect(atHand('finesse-11', logs, around).watched(agent)).toBe(watched);
});
