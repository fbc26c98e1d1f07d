import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { html } from '../../src/reporters/html/index.ts';
import type { Paint, ReporterOptions } from '../../src/reporters/reporter.ts';

const same = (text: string): string => text;
const paint: Paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };

/** Pages in a folder that is gone when the tests of the file are done. */
export function pages(): (
  name: string,
  report: Report,
  options?: Partial<ReporterOptions>,
) => string {
  const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, report, options) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(
      file,
      html(report, { width: 100, paint, verbose: false, stepByStep: false, ...options }),
    );
    return file;
  };
}
