import { Command } from 'commander';
import { analyzeOptions } from './analyze-options.ts';
import type { Flags } from './flags.ts';
import type { Io, OutputStream } from './io.ts';
import { oneLine } from './one-line.ts';
import { version } from './version.ts';
import { widthOf } from './width.ts';

const programExamples = `Examples:
  bosh-diag analyze ./logs                   who was signed out, when, where it broke, whose side
  bosh-diag analyze ./node1 ./node2          the logs of several servers, put together
  bosh-diag analyze ./logs --agent 1001003   one agent's loss, step by step
  bosh-diag help analyze                     every option
`;

const analyzeExamples = `Examples:
  bosh-diag analyze ./logs
  bosh-diag analyze ./node1 ./node2 --since 2017-06-17T00:00 --until 2017-06-17T01:00
  bosh-diag analyze ./logs --agent 1001003 1001004
  bosh-diag analyze ./logs -o report.json -o timeline.ndjson
  bosh-diag analyze report.json              a saved report, printed again
  bosh-diag analyze ./logs --quiet --fail-on lost -f json > report.json
`;

type Action = (paths: string[], flags: Flags) => Promise<void>;

/** The grammar of the command line. Nothing here ends the process. */
export function program(io: Io, analyze: Action): Command {
  const root = new Command('bosh-diag')
    .description(
      'Says why agents of a Cisco Finesse contact centre were signed out, from its logs.',
    )
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput(outputOf(io))
    .addHelpText('before', programExamples);
  const command = root
    .command('analyze')
    .description('Reads logs, or a saved report, and says who lost the connection and why.')
    .usage('[options] <path...>')
    .argument('[path...]', 'folders, files; a saved JSON report; "-": a report from standard input')
    .addHelpText('before', analyzeExamples)
    .action(analyze);
  for (const option of analyzeOptions) command.addOption(option);
  return root;
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
