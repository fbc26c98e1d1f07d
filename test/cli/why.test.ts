import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { rules } from '../../src/rules/index.ts';
import { bosh } from './real-run.ts';

const bundle = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/scenarios/${name}/bundle`, import.meta.url));

const technote = bundle('technote-idle-logout');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bosh-diag-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('--why', () => {
  it.each([
    ['technote-idle-logout', '1001003'],
    ['site-cut', '5001'],
  ])('tells of %s how far each rule got', async (name, agent) => {
    const { status, stdout, stderr } = await bosh([
      'analyze',
      bundle(name),
      '--agent',
      agent,
      '--why',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { meta } of rules) expect(stdout).toContain(`  ${meta.id} (${meta.cause}): `);
    await expect(stdout).toMatchFileSnapshot(`why-${name}.txt`);
  });

  it('paints where colour is wanted, and says the same without', async () => {
    const argv = ['analyze', technote, '--agent', '1001003', '--why'];
    const bare = await bosh(argv, { NO_COLOR: '1' });
    const painted = await bosh(argv, { FORCE_COLOR: '1' });
    expect(bare.stdout).not.toContain('\u001b');
    expect(painted.stdout).toContain('\u001b[33mcti-lost (cti-connection-lost): cannot tell.');
    expect(painted.stdout.replaceAll(new RegExp(`${'\u001b'}\\[\\d+m`, 'g'), '')).toBe(bare.stdout);
  });

  it('stands in JSON, which prints it again', async () => {
    const saved = join(folder, 'why.json');
    const ask = ['--agent', '1001003', '--why'];
    const first = await bosh(['analyze', technote, ...ask, '-o', saved]);
    const report = reportSchema.parse(JSON.parse(await readFile(saved, 'utf8')));
    expect(report.disconnects[0]?.asked?.map(({ rule }) => rule)).toEqual(
      rules.map(({ meta }) => meta.id),
    );
    const known = new Set(report.evidence.map(({ ref }) => ref));
    const cited = report.disconnects.flatMap(({ asked = [] }) =>
      asked.flatMap(({ unmet }) => unmet?.evidence ?? []),
    );
    expect(cited.filter((ref) => !known.has(ref))).toEqual([]);
    expect((await bosh(['analyze', saved, ...ask])).stdout).toBe(first.stdout);
    expect((await bosh(['analyze', saved])).stdout).not.toContain('RULES');
  });

  it('is refused where the saved report does not hold it', async () => {
    const saved = join(folder, 'plain.json');
    await bosh(['analyze', technote, '-o', saved]);
    const { status, stderr } = await bosh(['analyze', saved, '--agent', '1001003', '--why']);
    expect(status).toBe(2);
    expect(stderr).toContain('save it anew with --agent <id> --why -o report.json');
  });

  it('says what to type where nobody is named', async () => {
    const { status, stderr } = await bosh(['analyze', 'my logs', '--why']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "error: --why tells of one agent's losses: bosh-diag analyze 'my logs' --agent <id> --why\n",
    );
  });

  it('takes no path for a cause', async () => {
    const { status, stderr } = await bosh(['analyze', '--agent', '1001003', '--why', technote]);
    expect(status).toBe(2);
    expect(stderr).toContain('name the logs before --why');
  });

  it('is told of one rule where one is named', async () => {
    const ask = ['analyze', technote, '--agent', '1001003', '--why', 'page-hole'];
    const { stdout } = await bosh(ask);
    expect(stdout).toContain('RULES  how far page-hole got with this loss');
    expect(stdout).toContain('page-hole (computer-asleep): ');
    expect(stdout).not.toContain('cti-lost (');
    expect(stdout).not.toContain('why not');
  });

  it.each([
    ['netwrk-path', 'did you mean network-path?'],
    ['page-hol', 'did you mean page-hole?'],
    ['logs', 'neither a cause nor a rule'],
  ])('says what there is instead of %s', async (name, said) => {
    const ask = ['analyze', technote, '--agent', '1001003', '--why', name];
    const { status, stderr } = await bosh(ask);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });

  it('says so where nothing was lost', async () => {
    const { status, stderr } = await bosh([
      'analyze',
      bundle('site-cut'),
      '--agent',
      '5001',
      '--why',
      '--until',
      '2024-02-29T09:53',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('note: nothing was lost here: no rule was asked');
  });
});
