import type { ReporterOptions } from '../reporters/reporter.ts';
import { paintFor } from './colour.ts';
import type { Flags } from './flags.ts';
import type { Io } from './io.ts';
import { widthOf } from './width.ts';

/** How to print on standard output. */
export const reporterOptions = async (flags: Flags, io: Io): Promise<ReporterOptions> => ({
  width: widthOf(io.stdout, io.env),
  paint: await paintFor(io.stdout, io.env, flags.color),
  verbose: flags.verbose ?? false,
  stepByStep: flags.agent !== undefined,
  inSpan: flags.since !== undefined || flags.until !== undefined,
});
