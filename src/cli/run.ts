import { CommanderError } from 'commander';
import { UserError } from '../model/user-error.ts';
import { analyzeCommand } from './analyze-command.ts';
import { exitStatus } from './exit-status.ts';
import { inspectCommand } from './inspect-command.ts';
import { type Io, write } from './io.ts';
import { oneLine } from './one-line.ts';
import { type Pipeline, pipeline } from './pipeline.ts';
import { program } from './program.ts';
import { scoreCommand } from './score-command.ts';
import { synthCommand } from './synth-command.ts';
import { timelineCommand } from './timeline-command.ts';

/** One run of the program; the number is the exit status. A bug is thrown. */
export async function run(
  argv: readonly string[],
  io: Io,
  load: () => Promise<Pipeline> = pipeline,
): Promise<number> {
  let status: number = exitStatus.analysed;
  const command = program(io, {
    analyze: async (paths, flags) => {
      status = await analyzeCommand(paths, flags, io, load);
    },
    inspect: async (paths, flags) => {
      status = await inspectCommand(paths, flags, io, load);
    },
    timeline: async (paths, flags) => {
      status = await timelineCommand(paths, flags, io, load);
    },
    synth: async (scenario, flags) => {
      status = await synthCommand(scenario, flags, io);
    },
    score: async (folder, flags) => {
      status = await scoreCommand(folder, flags, io, load);
    },
  });
  try {
    await command.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitStatus.analysed : exitStatus.misused;
    if (!(error instanceof UserError)) throw error;
    const lines = error.mistakes.map((mistake) => `error: ${oneLine(mistake)}\n`);
    await write(io.stderr, lines.join(''));
    return exitStatus.misused;
  }
}
