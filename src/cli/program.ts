import { Command } from 'commander';
import { type Actions, type CommandShape, commands } from './commands.ts';
import type { Io, OutputStream } from './io.ts';
import { oneLine } from './one-line.ts';
import { version } from './version.ts';
import { widthOf } from './width.ts';

const programExamples = `Examples:
  bosh-diag analyze ./logs                   who was signed out, when, where it broke, whose side
  bosh-diag analyze ./node1 ./node2          the logs of several servers, put together
  bosh-diag analyze ./logs --agent 1001003   one agent's loss, step by step
  bosh-diag explain network-path             what a name in a report means
  bosh-diag inspect active_1.tgz             what a bundle holds, and what it lacks
  bosh-diag timeline ./logs --agent 1001003  what happened, event by event
  bosh-diag redact ./logs -o shared.tgz      a copy of the logs that names nobody
  bosh-diag synth --list                     bundles made to try it on, with known truth
  bosh-diag help analyze                     every option
`;

/**
 * The grammar of the command line: every command, and the options of the one that is asked for, of all where a shell is
 * to complete them. Nothing here ends the process.
 */
export async function program(io: Io, actions: Actions, argv: readonly string[]): Promise<Command> {
  const asked = askedIn(argv);
  const root = new Command('bosh-diag')
    .description(
      'Says why agents of a Cisco Finesse contact centre were signed out, from its logs.',
    )
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput(outputOf(io))
    .addHelpText('before', () => {
      checkCommand(root, asked);
      return programExamples;
    });
  for (const shape of commands(actions)) {
    const command = add(root, shape);
    if (asked === shape.name || asked === 'completion') await addOptions(command, shape, io);
  }
  return root;
}

/** Help of a command that there is not would be that of the whole program, as if all were well. */
function checkCommand(root: Command, asked: string | undefined): void {
  const known = ['help', ...root.commands.map((command) => command.name())];
  if (asked === undefined || known.includes(asked)) return;
  root.error(`error: there is no command ${asked}: there is ${known.join(', ')}`);
}

/** No option of the program itself takes a value: the first word that is none is the command. */
function askedIn(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
}

const add = (root: Command, shape: CommandShape): Command =>
  root
    .command(shape.name)
    .description(shape.description)
    .usage(shape.usage)
    .argument(...shape.argument)
    .addHelpText('before', shape.examples)
    .action(shape.action);

async function addOptions(command: Command, shape: CommandShape, io: Io): Promise<void> {
  for (const option of await shape.options()) command.addOption(option);
  const epilogue = await shape.epilogue?.();
  if (epilogue) command.addHelpText('after', () => epilogue(widthOf(io.stdout, io.env)));
}

const outputOf = ({ stdout, stderr, env }: Io) => ({
  writeOut: (text: string) => put(stdout, text),
  writeErr: (text: string) => put(stderr, text),
  outputError: (text: string) => put(stderr, `${oneLine(text)}\n`),
  getOutHelpWidth: () => widthOf(stdout, env),
  getErrHelpWidth: () => widthOf(stderr, env),
  getOutHasColors: () => false,
  getErrHasColors: () => false,
});

const put = (stream: OutputStream, text: string): void => {
  stream.write(text, () => undefined);
};
