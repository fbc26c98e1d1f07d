import type { ReporterOptions } from '../../src/reporters/reporter.ts';

const same = (text: string): string => text;

/** As a file gets it. */
export const plainOptions: ReporterOptions = {
  width: 100,
  paint: { heading: same, bad: same, doubtful: same, good: same, quiet: same },
  verbose: false,
  stepByStep: false,
};
