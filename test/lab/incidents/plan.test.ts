import { describe, expect, it, test } from 'vitest';
import { play } from './play.ts';

const minute = 60_000;
const sites = [{ name: 'pune' }, { name: 'lyon', subnet: '10.20.2' }];
const servers = [{ name: 'fin-a' }, { name: 'fin-b' }];
const desktops = [
  { count: 6, from: 1, site: 'pune', server: 'fin-a' },
  { count: 4, from: 101, site: 'lyon', server: 'fin-b' },
];
const [pune, lyon] = [
  ['1', '2', '3', '4', '5', '6'],
  ['101', '102', '103', '104'],
];
const all = [...pune, ...lyon];

/** What is planned for half an hour. */
const planned = (incidents: readonly object[], seed = 1) =>
  play({ length: '30m', seed, sites, servers, desktops, incidents }).planned.map(
    ({ incident }) => incident,
  );

describe('whom it meets', () => {
  test.each<[unknown, readonly string[], count: number]>([
    [1, all, 1],
    [4, all, 4],
    ['all', all, 10],
    [['3', 102], ['3', '102'], 2],
    [{ site: 'lyon' }, lyon, 4],
    [{ server: 'fin-a' }, pune, 6],
    [{ site: 'pune', share: 0.5 }, pune, 3],
    [{ site: 'pune', share: 0 }, pune, 1],
  ])('%j', (who, of, count) => {
    const [incident] = planned([{ what: 'cover', at: '1s', who }]);
    expect(incident?.agents).toHaveLength(count);
    expect(of).toEqual(expect.arrayContaining([...(incident?.agents ?? [])]));
    expect(incident).not.toHaveProperty('server');
  });

  it('everybody of the server, of one server’s', () => {
    const [incident] = planned([{ what: 'slow-finesse', at: '1s', server: 'fin-b' }]);
    expect(incident).toMatchObject({ agents: lyon, server: 'fin-b' });
  });

  it('everybody, of every server’s', () => {
    expect(planned([{ what: 'cti-lost', at: '29m' }])[0]?.agents).toEqual(all);
  });
});

describe('when', () => {
  it('each time at an instant of its own, in their order', () => {
    const incidents = planned([
      { what: 'slow-path', at: ['1m', '20m'], for: ['10s', '30s'], times: 8 },
    ]);
    const start = Date.UTC(2026, 2, 2, 8);
    const from = incidents.map((incident) => incident.from - start);
    expect(new Set(from).size).toBe(8);
    expect(from).toEqual([...from].sort((a, b) => a - b));
    expect(from.every((ms) => ms >= minute && ms <= 20 * minute)).toBe(true);
    for (const { from: begin, until = 0 } of incidents) {
      expect(until - begin).toBeGreaterThanOrEqual(10_000);
      expect(until - begin).toBeLessThanOrEqual(30_000);
    }
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(8);
  });

  it('nobody two at a time, as long as there are others', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const incidents = planned([{ what: 'cover', at: ['10m', '12m'], times: 10 }], seed);
      expect(incidents.flatMap(({ agents }) => agents).sort()).toEqual([...all].sort());
    }
  });

  it('nobody too soon after another, and it is said how many find nobody', () => {
    const { planned: placed, unplaced } = play({
      length: '30m',
      desktops: [{ count: 3 }],
      incidents: [
        { what: 'refresh', at: '29m' },
        { what: 'cover', at: ['10m', '12m'], times: 50 },
      ],
    });
    expect(placed.filter(({ kind }) => kind.name === 'cover')).toHaveLength(3);
    expect(unplaced).toEqual([
      { index: 1, what: 'cover', placed: 3, times: 50, restMs: 8 * minute },
    ]);
  });

  it('has an end only where it has a length', () => {
    const [close] = planned([{ what: 'refresh', at: '29m' }]);
    expect(close).not.toHaveProperty('until');
  });
});

it('another seed, other instants and agents', () => {
  const plan = [{ what: 'slow-path', at: ['1m', '20m'], who: 2, times: 3 }];
  expect(planned(plan, 1)).toEqual(planned(plan, 1));
  expect(planned(plan, 1)).not.toEqual(planned(plan, 2));
});

it('tells each as it begins', () => {
  const { happenings, planned: plans } = play({
    length: '10m',
    incidents: [{ what: 'slow-path', at: ['1m', '9m'], times: 3 }],
  });
  const told = happenings.flatMap((one) =>
    one.kind === 'incident' ? [[one.at, one.incident.id]] : [],
  );
  expect(told).toEqual(plans.map(({ incident }) => [incident.from, incident.id]));
});
