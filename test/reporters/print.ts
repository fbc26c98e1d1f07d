import type { Report } from '../../src/model/report.ts';
import type { Paint, ReporterOptions } from '../../src/reporters/reporter.ts';
import { table } from '../../src/reporters/table/index.ts';

const same = (text: string): string => text;

const plain: Paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };

export const printOptions: ReporterOptions = {
  width: 100,
  paint: plain,
  verbose: false,
  stepByStep: false,
};

/** The table as a file gets it. */
export const print = (report: Report, options: Partial<ReporterOptions> = {}): string =>
  table(report, { ...printOptions, ...options });
