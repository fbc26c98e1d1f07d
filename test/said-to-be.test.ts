import { describe, expect, it } from 'vitest';
import { sourceKinds } from '../src/model/words.ts';
import { families } from '../src/parsers/index.ts';
import { analyzeFiles, render } from './support/bundle.ts';
import {
  clientStatus,
  type Line,
  presence,
  serverStart,
  stdout,
  sweep,
  time,
  webTick,
} from './support/lines.ts';
import { cut, healthy } from './support/stories.ts';

const from = time('10:00:00');
const until = time('10:10:00');
const agent = '1001003';

const textOf = (lines: readonly Line[]): string => Object.values(render(lines)).join('');
const sweeps = textOf(healthy(agent, from, until));
const started = textOf([serverStart(from)]);
const client = textOf([clientStatus(from, agent, 'connected')]);
const banner = textOf([stdout(from, 'x')]).replace(
  /.*\n/,
  'Openfire 3.8.2 [Nov 23, 2026 1:02:49 PM]\n',
);

describe('--as', () => {
  it.each(sourceKinds.filter((kind) => kind !== 'unknown'))('%s is one family', (kind) => {
    const claims = families.flatMap(
      (family) => family.claimAs(kind, { path: 'a', head: '' }) ?? [],
    );
    expect(claims.map((claim) => claim.kind)).toEqual([kind]);
  });

  it('unknown is none', () => {
    const sample = { path: 'a', head: '' };
    expect(families.flatMap((family) => family.claimAs('unknown', sample) ?? [])).toEqual([]);
  });

  it.each([
    ['openfire-debug', sweeps, 'openfire-log4j'],
    ['openfire-stdout', sweeps, 'openfire-log4j'],
    ['openfire-info', banner, 'openfire-stdout'],
    ['webservices', textOf([webTick(from)]), 'ccbu'],
    ['client', client, 'client-log'],
    ['known-unused', sweeps, 'unnamed'],
  ] as const)('%s reads what it finds in the form that fits', async (kind, text, format) => {
    const options = { kinds: [{ glob: 'some.txt', kind }] };
    const { bundle, problems } = await analyzeFiles({ 'a/some.txt': text }, options);
    expect(bundle.sources).toMatchObject([{ kind, format }]);
    expect(problems.filter(({ what }) => what.includes('--as'))).toEqual([]);
  });

  it('goes before what the file holds', async () => {
    const files = { 'a/x.log': started, 'b/x.log': started };
    const { bundle } = await analyzeFiles(files, {
      kinds: [{ glob: 'b/*', kind: 'openfire-warn' }],
    });
    expect(bundle.sources.map(({ kind }) => kind)).toEqual(['openfire-info', 'openfire-warn']);
  });

  it('takes a log out', async () => {
    const files = { 'debug.log': sweeps, 'client.log': client };
    const kinds = [{ glob: 'client.log', kind: 'known-unused' }] as const;
    const { bundle } = await analyzeFiles(files, { kinds });
    expect(bundle.sources[0]).toMatchObject({
      kind: 'known-unused',
      lines: { total: 1, used: 0, unused: 1, unknown: 0 },
    });
  });

  it('a kind of which no line is one is a problem', async () => {
    const kinds = [{ glob: '*', kind: 'client' }] as const;
    const { problems } = await analyzeFiles({ 'a/debug.log': sweeps }, { kinds });
    expect(problems).toContainEqual({
      severity: 'warning',
      where: 'a/debug.log',
      what: 'is read as client because of --as, and none of its lines begins a record of that kind',
      next: 'leave --as out, or name the kind that it is of',
    });
  });

  it('an empty file is none', async () => {
    const kinds = [{ glob: '*', kind: 'client' }] as const;
    expect((await analyzeFiles({ 'a.log': '' }, { kinds })).problems).toEqual([]);
  });

  it('a glob that matches no file is a problem', async () => {
    const kinds = [{ glob: 'info.log', kind: 'client' }] as const;
    const nodes = [{ glob: 'b/**', name: 'b' }];
    const { problems } = await analyzeFiles({ 'a/debug.log': sweeps }, { kinds, nodes });
    expect(problems.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['--as info.log=client', '--node b/**=b']),
    );
  });
});

describe('--node', () => {
  const lines = [
    ...cut(agent, { from, lastActive: time('10:01:50.770') }),
    presence(from, agent, 'available'),
  ];
  const files = {
    ...render(lines),
    'other.log': textOf([sweep(from, '1001009', 0)]),
  };

  it('names the server in all that is said of it', async () => {
    const { bundle, agents, disconnects } = await analyzeFiles(files, {
      nodes: [
        { glob: '*', name: 'fin-a' },
        { glob: 'other.log', name: 'fin-b' },
      ],
    });
    expect(bundle.nodes).toMatchObject([
      { id: 'fin-a', names: ['finesse1.example.com'] },
      { id: 'fin-b', names: ['finesse1.example.com'] },
    ]);
    expect(agents.map(({ nodes }) => nodes)).toEqual([['fin-a'], ['fin-b']]);
    expect(disconnects[0]?.id).toMatch(/^1001003@fin-a\//);
  });

  it('gives a name to --zone', async () => {
    const { bundle, problems } = await analyzeFiles(files, {
      nodes: [{ glob: 'other.log', name: 'fin-b' }],
      zones: [{ node: 'fin-b', zone: '+05:30' }],
    });
    const zones = bundle.nodes.map(({ id, offsets }) => [
      id,
      offsets[0]?.offset,
      offsets[0]?.basis,
    ]);
    expect(zones).toContainEqual(['fin-b', '+05:30', 'option']);
    expect(problems.filter(({ where }) => where.startsWith('--zone'))).toEqual([]);
  });
});
