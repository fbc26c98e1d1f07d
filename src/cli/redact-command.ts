import { realpathSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { BundleRedaction } from '../index.ts';
import { UserError } from '../model/user-error.ts';
import { exitStatus } from './exit-status.ts';
import type { RedactFlags } from './flags.ts';
import type { Io } from './io.ts';
import { limitsOf } from './limit-options.ts';
import { type Notice, tell } from './notices.ts';
import { problemNotices } from './notices-of.ts';
import { checkOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { checkMap, keyOf, writeMap } from './redact-flags.ts';
import { writeTgz } from './write-tgz.ts';

/** `bosh-diag redact`: writes a bundle anew, with pseudonyms; the number is the exit status. */
export async function redactCommand(
  paths: readonly string[],
  flags: RedactFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  const output = checkArguments(paths, flags);
  await checkOutputs([{ file: output }]);
  await checkMap(flags);
  const key = await keyOf(flags);
  const { redactBundle } = await load();
  const redaction = await withProgress(io, flags, (shown) =>
    redactBundle(paths, { key, limits: limitsOf(flags), ...shown }),
  );
  await tell(io, flags, problemNotices(redaction.problems));
  const fault = await written(redaction, output, io);
  if (fault !== undefined) {
    await tell(io, flags, [{ level: 'error', text: fault }]);
    return exitStatus.nothingAnalysed;
  }
  await writeMap(flags, redaction.map);
  await tell(io, flags, redaction.leftOut.map(leftOut));
  return exitStatus.analysed;
}

/** The output, if all is as it should be. */
function checkArguments(
  paths: readonly string[],
  { output, redactKeyFile, redactMap }: RedactFlags,
): string {
  if (paths.length === 0)
    throw new UserError('name the logs: bosh-diag redact <path...> -o <file.tgz>');
  if (output === undefined)
    throw new UserError(`say where to write: bosh-diag redact ${paths.join(' ')} -o <file.tgz>`);
  const file = placeOf(output);
  for (const other of [redactKeyFile, redactMap])
    if (other !== undefined && placeOf(other) === file)
      throw new UserError(`${output} is named twice: the bundle goes to a file of its own`);
  for (const written of [output, redactMap])
    if (written !== undefined && paths.some((path) => isIn(path, placeOf(written))))
      throw new UserError(`${written} lies in the logs that are read: write it elsewhere`);
  return output;
}

/** Where it is or will be, whatever links lead there. */
function placeOf(path: string): string {
  const whole = resolve(path);
  return real(whole) ?? join(real(dirname(whole)) ?? dirname(whole), basename(whole));
}

/** Undefined where there is none. */
function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isIn(folder: string, file: string): boolean {
  const place = placeOf(folder);
  return file === place || file.startsWith(place.endsWith(sep) ? place : place + sep);
}

/** Written beside its place, read again, and only then put there. Undefined, or what is wrong. */
async function written(
  redaction: BundleRedaction,
  output: string,
  io: Io,
): Promise<string | undefined> {
  const unfinished = [`${output}.unfinished.tgz`, `${output}.unfinished.part`] as const;
  const remove = (): void => {
    for (const file of unfinished) rmSync(file, { force: true });
  };
  io.whenInterrupted?.add(remove);
  try {
    const [archive, part] = unfinished;
    await writeTgz(archive, part, redaction.files());
    if (redaction.isEmpty()) return 'nothing was found to redact: no file could be read as text';
    const remainder = await redaction.check(archive);
    if (remainder)
      return `nothing was written: an original ${remainder.leak} was left at ${remainder.where}; this is a fault of bosh-diag, please report it`;
    await rename(archive, output);
    return undefined;
  } finally {
    remove();
    io.whenInterrupted?.delete(remove);
  }
}

const leftOut = (path: string): Notice => ({
  level: 'note',
  text: `${path}: is no text, and was left out`,
});
