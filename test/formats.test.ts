import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { checkReport } from '../src/cli/check-report.ts';
import { type ReportFormat, reporters } from '../src/reporters/index.ts';
import type { ReporterOptions } from '../src/reporters/reporter.ts';
import { plainOptions } from './reporters/plain-options.ts';
import { scenarioNames, scenarioReport } from './support/scenario-reports.ts';

const root = new URL('../fixtures/scenarios/', import.meta.url);
const formats = Object.keys(reporters) as readonly ReportFormat[];

/** Each changes what some format prints. */
const wished: readonly Partial<ReporterOptions>[] = [
  {},
  { stepByStep: true, verbose: true },
  { failOn: 'closed', strict: true, inSpan: true },
];

it.each(scenarioNames)(
  'a saved report prints as from the logs, in every format: %s',
  async (name) => {
    const { report } = await analyze([fileURLToPath(new URL(`${name}/bundle/`, root))]);
    const saved = await checkReport(JSON.parse((await reporters.json())(report)));
    if ('fault' in saved) throw new Error(saved.fault);
    for (const format of formats) {
      const reporter = await reporters[format]();
      for (const more of wished) {
        const options = { ...plainOptions, ...more };
        const text = reporter(report, options);
        expect(reporter(saved.report, options) === text, format).toBe(true);
        expect(text.endsWith('\n'), format).toBe(true);
      }
    }
  },
);

/** Beside the tables: what is pasted, imported and read by CI. */
const extensions = { markdown: 'md', junit: 'xml', sarif: 'sarif', csv: 'csv' } as const;

describe.each(['technote-idle-logout', 'site-cut', 'two-servers', 'everyone-cut-with-webservices'])(
  '%s',
  (name) => {
    it.each(['markdown', 'junit', 'sarif', 'csv'] as const)(
      'is written as before: %s',
      async (format) => {
        const text = (await reporters[format]())(scenarioReport(name), plainOptions);
        const file = new URL(`${name}/report.${extensions[format]}`, root);
        await expect(text).toMatchFileSnapshot(fileURLToPath(file));
      },
    );
  },
);
