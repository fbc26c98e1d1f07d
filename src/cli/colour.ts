import { type Paint, plain } from '../reporters/reporter.ts';
import type { Io, OutputStream } from './io.ts';

/** The one decision about colour, for each stream by itself. */
export async function paintFor(
  stream: OutputStream,
  env: Io['env'],
  isAllowed: boolean,
): Promise<Paint> {
  if (!isAllowed || !wantsColour(stream, env)) return plain;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // Wrapped, because chalk's own functions print every argument they get, and `map` passes three.
  return {
    heading: (text) => chalk.bold(text),
    bad: (text) => chalk.red(text),
    doubtful: (text) => chalk.yellow(text),
    good: (text) => chalk.green(text),
    quiet: (text) => chalk.dim(text),
  };
}

/** FORCE_COLOR is asked first, as node does; an empty NO_COLOR counts as absent (no-color.org). */
function wantsColour({ isTTY = false }: OutputStream, env: Io['env']): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env.NO_COLOR) return false;
  return isTTY && env.TERM !== 'dumb';
}
