import { UserError } from '../model/user-error.ts';
import { inventoryReporters } from '../reporters/index.ts';
import { exitStatus } from './exit-status.ts';
import type { InspectFlags } from './flags.ts';
import { type Io, write } from './io.ts';
import { type Notice, tell } from './notices.ts';
import { problemNotices } from './notices-of.ts';
import { checkOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { readOptionsOf } from './read-options.ts';
import { screenOf } from './reporter-options.ts';
import { UnknownFile } from './unknown-file.ts';

/** `bosh-diag inspect`: says what a bundle holds and lacks; the number is the exit status. */
export async function inspectCommand(
  paths: readonly string[],
  flags: InspectFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  if (paths.length === 0) throw new UserError('name the logs: bosh-diag inspect <path...>');
  if (flags.unknown !== undefined) await checkOutputs([{ file: flags.unknown }]);
  const unknown = flags.unknown === undefined ? undefined : await UnknownFile.open(flags.unknown);
  const { inspect } = await load();
  const inventory = await withProgress(io, flags, (shown) =>
    inspect(paths, { ...readOptionsOf(flags), ...shown, ...unknown?.options() }),
  ).finally(() => unknown?.close());
  const { sources } = inventory.bundle;
  const found = sources.length > 0;
  await tell(io, flags, [...problemNotices(inventory.problems), ...(found ? [] : [nothing])]);
  const reporter = await inventoryReporters[flags.format]();
  await write(io.stdout, reporter(inventory, await screenOf(flags, io)));
  const isKnown = sources.some(({ kind }) => kind !== 'unknown');
  return isKnown ? exitStatus.analysed : exitStatus.nothingAnalysed;
}

const nothing: Notice = { level: 'error', text: 'nothing was found to read' };
