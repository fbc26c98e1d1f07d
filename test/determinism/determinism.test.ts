import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, analyze } from '../../src/analyze.ts';
import { render, withFolder } from '../support/bundle.ts';
import { bundleOf, type Fate } from '../support/made-bundle.ts';

const fates: readonly Fate[] = [
  { kind: 'logged-out', lastActive: 110.77, backAfter: 1 },
  { kind: 'logged-out', lastActive: 112.3, backAfter: 1 },
  { kind: 'back', lastActive: 111.9, backAfter: 40 },
  { kind: 'near-miss', lastActive: 300, backAfter: 1 },
  { kind: 'terminated', lastActive: 400, backAfter: 1 },
  { kind: 'healthy', lastActive: 500, backAfter: 1 },
];
const files = render(bundleOf(fates), { offset: 330 });
const home = process.cwd();

async function bytesOf({ report, timeline }: Analysis): Promise<string> {
  const events: unknown[] = [];
  for await (const event of timeline()) events.push(event);
  return JSON.stringify([report, events]);
}

const withoutRoots = (bytes: string): string => bytes.replace(/"roots":\[[^\]]*\]/, '');

describe('the same logs give the same bytes', () => {
  let work = '';
  let expected = '';

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'bosh-diag-test-'));
    await withFolder(files, async (folder) =>
      cpSync(folder, join(work, 'bundle'), { recursive: true }),
    );
    expected = await bytesOf(await analyze([join(work, 'bundle')]));
  });
  afterEach(() => process.chdir(home));
  afterAll(() => rmSync(work, { recursive: true }));

  it('twice', async () => {
    expect(await bytesOf(await analyze([join(work, 'bundle')]))).toBe(expected);
  });

  it('at the same time', async () => {
    const both = await Promise.all([1, 2, 3].map(() => analyze([join(work, 'bundle')])));
    for (const one of both) expect(await bytesOf(one)).toBe(expected);
  });

  it.each(['bundle', './bundle/', 'bundle/../bundle', 'bundle/.'])(
    'by the path %s from another working directory',
    async (path) => {
      process.chdir(work);
      expect(await bytesOf(await analyze([path]))).toBe(expected);
    },
  );

  it('of a copy with other dates', async () => {
    cpSync(join(work, 'bundle'), join(work, 'copy', 'bundle'), { recursive: true });
    expect(await bytesOf(await analyze([join(work, 'copy', 'bundle')]))).toBe(expected);
  });

  it('but the root through a link', async () => {
    symlinkSync(join(work, 'bundle'), join(work, 'link'));
    const bytes = await bytesOf(await analyze([join(work, 'link')]));
    expect(bytes).toContain('"roots":["link"]');
    expect(withoutRoots(bytes)).toBe(withoutRoots(expected));
  });

  it('but the root of a renamed folder', async () => {
    renameSync(join(work, 'copy', 'bundle'), join(work, 'copy', 'case 4711'));
    const bytes = await bytesOf(await analyze([join(work, 'copy', 'case 4711')]));
    expect(bytes).toContain('"roots":["case 4711"]');
    expect(withoutRoots(bytes)).toBe(withoutRoots(expected));
  });

  it('and hold no absolute path', () => {
    expect(expected).not.toContain(work);
    expect(expected).not.toContain(tmpdir());
  });
});
