import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  analyze,
  type RenderOptions,
  type Report,
  render,
  reportFormats,
  UserError,
} from '../../src/index.ts';
import { formatByExtension } from '../../src/reporters/index.ts';
import { bosh } from '../cli/real-run.ts';

const bundle = fileURLToPath(new URL('../../fixtures/scenarios/site-cut/bundle', import.meta.url));
const agents = ['5001'];
const extensionOf = new Map(Object.entries(formatByExtension).map(([dot, name]) => [name, dot]));
let report: Report;
beforeAll(async () => {
  ({ report } = await analyze([bundle], { why: true }));
});

const cases: readonly (readonly [string, RenderOptions, string[]])[] = [
  ['nothing asked for', {}, []],
  ['one agent', { agents }, ['--agent', '5001']],
  ['why', { agents, why: true }, ['--agent', '5001', '--why']],
  ['one cause', { agents, why: 'network-path' }, ['--agent', '5001', '--why', 'network-path']],
  ['verbose', { verbose: true }, ['--verbose']],
  ['a time', { since: '2024-02-29T09:55', until: '2024-02-29T09:56' }, []],
];

describe.each(reportFormats)('%s', (format) => {
  it.each(cases)('is what the command line writes into a file: %s', async (_, options, asked) => {
    const { since, until } = options as { since?: string; until?: string };
    const span = since && until ? ['--since', since, '--until', until] : [];
    const given = 'why' in options ? report : (await analyze([bundle])).report;
    const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-render-'));
    try {
      const file = join(folder, `report${extensionOf.get(format)}`);
      await bosh(['analyze', bundle, ...asked, ...span, '-o', file, '-f', 'json']);
      expect(await render(given, format, options)).toBe(readFileSync(file, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is the same of a report that was saved', async () => {
    const saved = JSON.parse(await render(report, 'json')) as Report;
    expect(await render(saved, format)).toBe(await render(report, format));
  });
});

it('knows every format of the registry', () => {
  expect(reportFormats).toEqual(expect.arrayContaining(['table', 'json', 'html']));
  expect(new Set(reportFormats).size).toBe(reportFormats.length);
});

it('keeps the table within the width', async () => {
  const widths = (text: string) => text.split('\n').map((line) => line.length);
  const most = Math.max(...widths(await render(report, 'table', { width: 200 })));
  expect(most).toBeGreaterThan(100);
  expect(Math.max(...widths(await render(report, 'table')))).toBeLessThanOrEqual(100);
});

it('takes the least width, and a rule by its id', async () => {
  expect(await render(report, 'table', { width: 20 })).toContain('AGENTS');
  const [rule] = report.rules;
  const told = await render(report, 'table', { agents, why: rule?.id ?? '' });
  expect(told).toContain(rule?.id);
});

describe('refuses', () => {
  it.each<[string, () => Promise<string>, string]>([
    [
      'an unknown format',
      () => render(report, 'xls' as 'json'),
      'there is no format xls: there is',
    ],
    ['what every object has', () => render(report, 'toString' as 'json'), 'no format toString'],
    ['why of all agents', () => render(report, 'table', { why: true }), 'say whose in `agents`'],
    [
      'why of a report without',
      async () => render((await analyze([bundle])).report, 'table', { agents, why: true }),
      'analyze the logs with `why: true`',
    ],
    [
      'why of what is no name',
      () => render(report, 'table', { agents, why: 'network' }),
      '`why` is network, neither a cause nor a rule: there is browser-closed, ',
    ],
    ...[0, 19, -100, 80.5, Number.NaN, Number.POSITIVE_INFINITY].map(
      (width): [string, () => Promise<string>, string] => [
        `a width of ${width}`,
        () => render(report, 'table', { width }),
        `\`width\` is ${width}: it is a whole number of columns, from 20`,
      ],
    ),
    [
      'to fail on no loss',
      () => render(report, 'junit', { failOn: 'healthy' as 'lost' }),
      'no outcome healthy to fail on: there is logged-out, lost, ',
    ],
    ['no time', () => render(report, 'json', { since: 'soon' }), 'soon is no day and time'],
    [
      'a time that ends before it begins',
      () => render(report, 'json', { since: '2024-02-29T10:00', until: '2024-02-29T09:00' }),
      'later than',
    ],
  ])('%s', async (_, call, why) => {
    const refused = call();
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(why);
  });
});
