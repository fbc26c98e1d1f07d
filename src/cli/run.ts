import { type Command, CommanderError } from 'commander';
import { UserError } from '../model/user-error.ts';
import { exitStatus } from './exit-status.ts';
import { type Io, write } from './io.ts';
import { oneLine } from './one-line.ts';
import { type Pipeline, pipeline } from './pipeline.ts';
import { program } from './program.ts';
import { Unmasked } from './unmasked.ts';

/** One run of the program; the number is the exit status. A bug is thrown. */
export async function run(
  argv: readonly string[],
  io: Io,
  load: () => Promise<Pipeline> = pipeline,
): Promise<number> {
  let status: number = exitStatus.analysed;
  const ending =
    <Given, F>(command: (given: Given, flags: F) => Promise<number>) =>
    async (given: Given, flags: F): Promise<void> => {
      status = await command(given, flags);
    };
  const command: Command = await program(
    io,
    {
      analyze: ending(async (paths, flags) => (await commands.analyze())(paths, flags, io, load)),
      explain: ending(async (name, flags) => (await commands.explain())(name, flags, io, load)),
      inspect: ending(async (paths, flags) => (await commands.inspect())(paths, flags, io, load)),
      timeline: ending(async (paths, flags) => (await commands.timeline())(paths, flags, io, load)),
      redact: ending(async (paths, flags) => (await commands.redact())(paths, flags, io, load)),
      synth: ending(async (scenario, flags) => (await commands.synth())(scenario, flags, io)),
      score: ending(async (folder, flags) => (await commands.score())(folder, flags, io, load)),
      completion: ending(async (shell) => (await commands.completion())(shell, command, io, load)),
    },
    argv,
  );
  try {
    await command.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitStatus.analysed : exitStatus.misused;
    if (error instanceof Unmasked) {
      await write(io.stderr, `error: ${oneLine(error.message)}\n`);
      return exitStatus.nothingAnalysed;
    }
    if (!(error instanceof UserError)) throw error;
    const lines = error.mistakes.map((mistake) => `error: ${oneLine(mistake)}\n`);
    await write(io.stderr, lines.join(''));
    return exitStatus.misused;
  }
}

/** Loaded when it is run: help, the version and a mistake in the arguments need none. */
const commands = {
  analyze: async () => (await import('./analyze-command.ts')).analyzeCommand,
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  inspect: async () => (await import('./inspect-command.ts')).inspectCommand,
  timeline: async () => (await import('./timeline-command.ts')).timelineCommand,
  redact: async () => (await import('./redact-command.ts')).redactCommand,
  synth: async () => (await import('./synth-command.ts')).synthCommand,
  score: async () => (await import('./score-command.ts')).scoreCommand,
  completion: async () => (await import('./completion-command.ts')).completionCommand,
};
