import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withoutForm } from '../../bench/check/without-form.ts';
import { type Form, fileOf, forms, packLogs, writeLogs } from '../../bench/data/forms.ts';
import { filesOf } from '../../bench/pack/files-of.ts';
import { analyze } from '../../src/index.ts';
import type { Report } from '../../src/model/report.ts';
import { newFolder, removeFolders, tiny } from './tiny.ts';

afterAll(removeFolders);

const folder = newFolder();
const pathOf = (form: Form): string => join(folder, form, fileOf[form]);
const bytesOf = (path: string): Buffer =>
  statSync(path).isFile()
    ? readFileSync(path)
    : Buffer.concat(filesOf(path).map((name) => readFileSync(join(path, name))));

async function reportOf(path: string): Promise<Report> {
  const { report } = await analyze([path]);
  return report;
}

for (const form of forms) mkdirSync(join(folder, form));
writeLogs('plain', tiny, pathOf('plain'));
writeLogs('rotated', tiny, pathOf('rotated'));
const packed = ['gz', 'tgz', 'zip'] as const;
for (const form of packed) await packLogs(form, pathOf('plain'), pathOf(form));
const plain = await reportOf(pathOf('plain'));

describe('one and the same bundle', () => {
  it('has something to report', () => {
    expect(plain.disconnects.length).toBeGreaterThan(5);
    expect(plain.problems).toEqual([]);
  });

  it.each(forms.filter((form) => form !== 'plain'))('is told as the same as %s', async (form) => {
    const report = await reportOf(pathOf(form));
    expect(report.bundle.sources).not.toEqual(plain.bundle.sources);
    expect(withoutForm(report)).toEqual(withoutForm(plain));
  });

  it('is told otherwise where a record is another', async () => {
    const changed = join(newFolder(), fileOf.plain);
    writeLogs('plain', tiny, changed);
    const info = join(changed, 'desktop/logs/openfire/info.log');
    const [first, ...rest] = readFileSync(info, 'latin1').split('\n');
    writeFileSync(info, [first?.replace('id=', 'id=0'), ...rest].join('\n'));
    expect(withoutForm(await reportOf(changed))).not.toEqual(withoutForm(plain));
  });

  it.each(packed)('is the same bytes each time it is packed as %s', async (form) => {
    const again = join(newFolder(), fileOf[form]);
    await packLogs(form, pathOf('plain'), again);
    expect(bytesOf(again).equals(bytesOf(pathOf(form)))).toBe(true);
  });
});
