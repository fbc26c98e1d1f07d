import { closeIds } from '../model/close-ids.ts';
import { UserError } from '../model/user-error.ts';
import { explanationReporters, nameReporters } from '../reporters/index.ts';
import { exitStatus } from './exit-status.ts';
import type { ExplainFlags } from './flags.ts';
import { type Io, write } from './io.ts';
import type { Pipeline } from './pipeline.ts';
import { screenOf } from './reporter-options.ts';

/** `bosh-diag explain`: what a name means, or which names there are; the number is the exit status. */
export async function explainCommand(
  words: readonly string[],
  flags: ExplainFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  const { explain, explanations } = await load();
  const query = words.join(' ');
  const isAll = query.trim() === '';
  const found = isAll ? explanations() : explain(query);
  if (found.length === 0) throw new UserError(unknown(query, explanations()));
  const reporter = await (isAll ? nameReporters : explanationReporters)[flags.format]();
  await write(io.stdout, reporter(found, await screenOf(flags, io)));
  return exitStatus.analysed;
}

function unknown(query: string, all: readonly { readonly name: string }[]): string {
  if (/\d+$/.test(query))
    return `${query} is on no list of reason codes: a code of the site's own, or one whose meaning no source tells`;
  const names = [...new Set(all.map(({ name }) => name))];
  const close = closeIds(query, names);
  if (close.length > 0) return `nothing is called ${query}: did you mean ${close.join(', ')}?`;
  return `nothing is called ${query}: bosh-diag explain lists all names`;
}
