import { type Command, CommanderError } from 'commander';
import { UserError } from '../model/user-error.ts';
import { analyzeCommand } from './analyze-command.ts';
import { completionCommand } from './completion-command.ts';
import { exitStatus } from './exit-status.ts';
import { explainCommand } from './explain-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { type Io, write } from './io.ts';
import { Unmasked } from './mask.ts';
import { oneLine } from './one-line.ts';
import { type Pipeline, pipeline } from './pipeline.ts';
import { program } from './program.ts';
import { redactCommand } from './redact-command.ts';
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
  const ending =
    <Given, F>(command: (given: Given, flags: F) => Promise<number>) =>
    async (given: Given, flags: F): Promise<void> => {
      status = await command(given, flags);
    };
  const command: Command = program(io, {
    analyze: ending((paths, flags) => analyzeCommand(paths, flags, io, load)),
    explain: ending((name, flags) => explainCommand(name, flags, io, load)),
    inspect: ending((paths, flags) => inspectCommand(paths, flags, io, load)),
    timeline: ending((paths, flags) => timelineCommand(paths, flags, io, load)),
    redact: ending((paths, flags) => redactCommand(paths, flags, io, load)),
    synth: ending((scenario, flags) => synthCommand(scenario, flags, io)),
    score: ending((folder, flags) => scoreCommand(folder, flags, io, load)),
    completion: ending((shell) => completionCommand(shell, command, io, load)),
  });
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
