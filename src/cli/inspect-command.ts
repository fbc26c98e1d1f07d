import { UserError } from '../model/user-error.ts';
import { inventoryReporters } from '../reporters/index.ts';
import { exitStatus } from './exit-status.ts';
import type { InspectFlags } from './flags.ts';
import type { Io } from './io.ts';
import { limitsOf } from './limit-options.ts';
import { checkMaskFlags, maskOf } from './mask.ts';
import { type Notice, tell } from './notices.ts';
import { problemNotices } from './notices-of.ts';
import { checkOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { readOptionsOf } from './read-options.ts';
import { screenOf } from './reporter-options.ts';
import { standardOutput } from './sink.ts';
import { UnknownFile } from './unknown-file.ts';

/** `bosh-diag inspect`: says what a bundle holds and lacks; the number is the exit status. */
export async function inspectCommand(
  paths: readonly string[],
  flags: InspectFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  if (paths.length === 0) throw new UserError('name the logs: bosh-diag inspect <path...>');
  await checkMaskFlags(flags);
  if (flags.unknown !== undefined) await checkOutputs([{ file: flags.unknown }]);
  const pipeline = await load();
  // Unknown lines are written while the logs are read: who is who has to be known before.
  const named = { names: (flags.node ?? []).map(({ name }) => name) };
  const mask = await maskOf(flags, { paths, known: [named], limits: limitsOf(flags) }, pipeline);
  const unknown =
    flags.unknown === undefined ? undefined : await UnknownFile.open(flags.unknown, mask);
  const read = await withProgress(io, flags, (shown) =>
    pipeline.inspect(paths, { ...readOptionsOf(flags), ...shown, ...unknown?.options() }),
  ).finally(() => unknown?.close());
  const inventory = mask.value(read);
  const { sources } = inventory.bundle;
  const found = sources.length > 0;
  await tell(
    io,
    flags,
    mask.notices([...problemNotices(inventory.problems), ...(found ? [] : [nothing])]),
  );
  const reporter = await inventoryReporters[flags.format]();
  await mask.sink(standardOutput(io)).put(reporter(inventory, await screenOf(flags, io)));
  const isKnown = sources.some(({ kind }) => kind !== 'unknown');
  return isKnown ? exitStatus.analysed : exitStatus.nothingAnalysed;
}

const nothing: Notice = { level: 'error', text: 'nothing was found to read' };
