import type { Command } from 'commander';
import { UserError } from '../model/user-error.ts';
import { type Shell, shells } from './completion/shells.ts';
import { exitStatus } from './exit-status.ts';
import { type Io, write } from './io.ts';
import type { Pipeline } from './pipeline.ts';

/** `bosh-diag completion`: the script of a shell, made of the program's own grammar; the number is the exit status. */
export async function completionCommand(
  wanted: string | undefined,
  program: Command,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  const shell = shells.find((name) => name === wanted);
  if (shell === undefined)
    throw new UserError(`name the shell: bosh-diag completion <${shells.join('|')}>`);
  const { grammarOf } = await import('./completion/grammar.ts');
  const { knownWords } = await import('./completion/known-words.ts');
  const grammar = grammarOf(program, await knownWords(await load()));
  const script = await scripts[shell]();
  await write(io.stdout, script(grammar));
  return exitStatus.analysed;
}

const scripts = {
  bash: async () => (await import('./completion/posix.ts')).bashScript,
  zsh: async () => (await import('./completion/posix.ts')).zshScript,
  fish: async () => (await import('./completion/fish.ts')).fishScript,
  powershell: async () => (await import('./completion/powershell.ts')).powershellScript,
} satisfies Record<Shell, () => Promise<unknown>>;
