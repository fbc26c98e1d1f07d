import type { ReporterOptions, Screen } from '../reporters/reporter.ts';
import { paintFor } from './colour.ts';
import type { Flags } from './flags.ts';
import type { Io } from './io.ts';
import type { ScreenFlags } from './screen-options.ts';
import { widthOf } from './width.ts';

/** How wide standard output is, and what colours it takes. */
export const screenOf = async (
  flags: Pick<ScreenFlags, 'color' | 'verbose'>,
  io: Io,
): Promise<Screen> => ({
  width: widthOf(io.stdout, io.env),
  paint: await paintFor(io.stdout, io.env, flags.color),
  wholeRefs: !io.stdout.isTTY,
  verbose: flags.verbose ?? false,
});

/** How to print a report on standard output. */
export const reporterOptions = async (flags: Flags, io: Io): Promise<ReporterOptions> => ({
  ...(await screenOf(flags, io)),
  stepByStep: flags.agent !== undefined,
  ...(flags.why !== undefined && { why: flags.why }),
  ...(flags.failOn !== undefined && { failOn: flags.failOn }),
  strict: flags.strict ?? false,
  inSpan: flags.since !== undefined || flags.until !== undefined,
});
