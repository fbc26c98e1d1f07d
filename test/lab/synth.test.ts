import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { inspect, type TimelineEvent, timeline } from '../../src/index.ts';
import { releases, scenarioSchema } from '../../src/lab/scenario/scenario.ts';
import { synth } from '../../src/lab/synth.ts';
import { type Truth, truthSchema } from '../../src/lab/truth.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Made {
  readonly truth: Truth;
  readonly folder: string;
  readonly bundle: string;
}

function made(given: object, seed?: number): Made {
  const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-synth-'));
  folders.push(folder);
  const scenario = scenarioSchema.parse({ title: 'A day', length: '15m', ...given });
  const { truth } = synth({
    name: 'day',
    scenario,
    folder,
    ...(seed === undefined ? {} : { seed }),
  });
  return { truth, folder, bundle: join(folder, 'bundle') };
}

/** Every file, by its path. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );

async function eventsOf(bundle: string): Promise<TimelineEvent[]> {
  const { events } = await timeline([bundle], { all: true });
  const told: TimelineEvent[] = [];
  for await (const event of events()) told.push(event);
  return told;
}

const everyLog = { debug: true, bosh: true, jetty: true, access: true, clients: 1 };
const mixed = [
  { what: 'sleep', at: '4m', for: '150s', who: 2 },
  { what: 'black-hole', at: '5m', for: '60s' },
  { what: 'refresh', at: '6m' },
  { what: 'lost-answers', at: '5m', for: '60s', who: 2 },
  { what: 'supervisor', at: '7m' },
  { what: 'restart', at: '11m', for: '20s' },
];

describe('the same scenario', () => {
  const given = { logs: everyLog, incidents: mixed };

  it('and seed give the same bytes', () => {
    expect(contents(made(given).folder)).toEqual(contents(made(given).folder));
  });

  it('and another seed give others', () => {
    const [one, other] = [contents(made(given).folder), contents(made(given, 2).folder)];
    // What a starting server prints is the same each time.
    const logs = Object.entries(one).filter(([path]) => !path.endsWith('nohup.out'));
    expect(logs.length).toBeGreaterThan(4);
    for (const [path, text] of logs) expect(other[path]).not.toBe(text);
  });
});

describe('truth.json', () => {
  it('is what was given back, and keeps its schema', () => {
    const { truth, folder } = made({ incidents: mixed, logs: { clients: 0.5 } }, 3);
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
    expect(truthSchema.parse(kept)).toEqual(truth);
    expect(truth.scenario).toEqual({ name: 'day', title: 'A day', seed: 3 });
    expect(truth.agents).toHaveLength(8);
    expect(truth.losses.length).toBeGreaterThan(4);
    expect(truth.losses.map(({ what }) => what)).not.toContain('unexplained');
  });

  it('names the logs that lie in the bundle', async () => {
    const { truth, bundle } = made({ logs: { ...everyLog, webservices: false } });
    const { bundle: found } = await inspect([bundle]);
    const kinds = new Set<string>(found.sources.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...truth.logs].sort());
    expect(truth.logs).not.toContain('webservices');
  });
});

test.each(releases)('every line that %s writes is known', async (release) => {
  const { bundle } = made({ release, logs: everyLog, incidents: mixed });
  const { bundle: found, problems } = await inspect([bundle]);
  expect(problems).toEqual([]);
  expect(found.sources.map(({ kind }) => kind)).not.toContain('unknown');
  const lines = found.sources.map(({ path, lines: { unknown } }) => [path, unknown]);
  expect(lines).toEqual(lines.map(([path]) => [path, 0]));
  expect(lines.length).toBeGreaterThan(5);
});

test.each<[string, object]>([
  ['at +00:00', {}],
  ['at +05:30', { zone: '+05:30' }],
  [
    'at -08:00, by a clock that is wrong',
    { zone: '-08:00', servers: [{ clock: { ahead: '90s' } }] },
  ],
])('the logs of one server agree %s', async (_where, given) => {
  const { bundle } = made({
    ...given,
    incidents: [{ what: 'sleep', at: '4m', for: '150s', who: 5 }],
  });
  const events = await eventsOf(bundle);
  const closes = events.filter(({ kind }) => kind === 'idle-close');
  expect(closes.length).toBeGreaterThanOrEqual(5);
  for (const { agent, at } of closes) {
    const near = events.filter(
      (event) =>
        event.kind === 'presence' &&
        event.agent === agent &&
        Math.abs(Date.parse(event.at) - Date.parse(at)) < 2_000,
    );
    expect([agent, near.length]).toEqual([agent, 1]);
  }
});

describe('two servers', () => {
  const servers = [{ name: 'fin-a' }, { name: 'fin-b' }];
  const desktops = [
    { count: 4, from: 1, server: 'fin-a' },
    { count: 3, from: 101, server: 'fin-b' },
  ];

  it('have a folder each, and agents of their own', async () => {
    const { truth, bundle } = made({ servers, desktops });
    expect(readdirSync(bundle).sort()).toEqual(['10.10.0.11', '10.10.0.12']);
    const { bundle: found } = await inspect([bundle]);
    expect(found.nodes.map(({ id }) => id).sort()).toEqual(
      ['fin-a', 'fin-b'].map((name) => `${name}.finesse.example.com`),
    );
    expect(truth.agents).toHaveLength(7);
    const ofB = Object.entries(contents(join(bundle, '10.10.0.12')))
      .filter(([path]) => path.includes('openfire'))
      .map(([, text]) => text)
      .join('');
    expect(ofB).toContain('102@fin-b');
    expect(ofB).not.toContain('@fin-a.');
  });

  it('take each other’s desktops when one is gone', () => {
    const { truth } = made({
      servers,
      desktops,
      incidents: [{ what: 'tomcat-restart', at: '4m', for: '3m', server: 'fin-a' }],
    });
    expect(truth.losses).toHaveLength(4);
    expect(truth.losses).toEqual(
      truth.losses.map((loss) => ({ ...loss, server: 'fin-a', outcome: 'recovered' })),
    );
  });
});

describe('what was collected', () => {
  const stamps = (text: string): string[] => text.match(/\d\d:\d\d:\d\d/g) ?? [];
  const heads = (folder: string, name: string): string[] =>
    Object.entries(contents(folder))
      .filter(([path]) => path.endsWith(name))
      .flatMap(([, text]) =>
        text.split('\n').flatMap((line) => stamps(line.slice(0, 20))[0] ?? []),
      );

  it('is a part of the time, in the servers’ zone', () => {
    const { folder, truth } = made({
      zone: '+05:30',
      logs: { collected: { from: '5m', to: '10m' } },
      incidents: [{ what: 'sleep', at: '9m', for: '150s' }],
    });
    const times = heads(folder, 'debug.log').sort();
    expect(times.at(0)).toMatch(/^13:3[56]:/);
    expect(times.at(-1)).toMatch(/^13:(39|40):/);
    expect(truth.losses[0]?.tells.seen).toBe('cannot');
    expect([truth.from, truth.to]).toEqual([
      '2026-03-02T08:00:00.000Z',
      '2026-03-02T08:15:00.000Z',
    ]);
  });

  it('is all of it otherwise', () => {
    const times = heads(made({}).folder, 'debug.log').sort();
    expect(times.at(0)).toMatch(/^08:00:/);
    expect(times.at(-1)).toMatch(/^08:1[45]:/);
  });

  it('lacks what was not', () => {
    const { folder, truth } = made({ logs: { without: ['info.log', 'warn.log'] } });
    const paths = Object.keys(contents(folder)).join(' ');
    expect(paths).toContain('debug.log');
    expect(paths).not.toMatch(/info|warn/);
    expect(truth.logs).not.toContain('openfire-info');
  });
});

it('a folder that is not empty is refused, and left as it was', () => {
  const { folder } = made({});
  const before = contents(folder);
  const scenario = scenarioSchema.parse({ title: 'B' });
  expect(() => synth({ name: 'b', scenario, folder })).toThrow(/not empty/);
  expect(contents(folder)).toEqual(before);
});
