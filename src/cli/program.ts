import { Command } from 'commander';
import { eventFamilies } from '../reporters/table/event-words.ts';
import { hanging } from '../reporters/table/lines.ts';
import { analyzeOptions } from './analyze-options.ts';
import type { Flags, InspectFlags, ScoreFlags, SynthFlags, TimelineFlags } from './flags.ts';
import { inspectOptions } from './inspect-options.ts';
import type { Io, OutputStream } from './io.ts';
import { oneLine } from './one-line.ts';
import { scoreOptions } from './score-options.ts';
import { synthOptions } from './synth-options.ts';
import { timelineOptions } from './timeline-options.ts';
import { version } from './version.ts';
import { widthOf } from './width.ts';

const programExamples = `Examples:
  bosh-diag analyze ./logs                   who was signed out, when, where it broke, whose side
  bosh-diag analyze ./node1 ./node2          the logs of several servers, put together
  bosh-diag analyze ./logs --agent 1001003   one agent's loss, step by step
  bosh-diag inspect active_1.tgz             what a bundle holds, and what it lacks
  bosh-diag timeline ./logs --agent 1001003  what happened, event by event
  bosh-diag synth --list                     bundles made to try it on, with known truth
  bosh-diag help analyze                     every option
`;

const analyzeExamples = `Examples:
  bosh-diag analyze ./logs
  bosh-diag analyze ./node1 ./node2 --since 2017-06-17T00:00 --until 2017-06-17T01:00
  bosh-diag analyze ./logs --agent 1001003 1001004
  bosh-diag analyze ./logs -o report.json -o timeline.ndjson
  bosh-diag analyze ./logs --config site.yaml  with the timers of the site, its subnets …
  bosh-diag analyze report.json              a saved report, printed again
  bosh-diag analyze ./logs --quiet --fail-on lost -f json > report.json
`;

const inspectExamples = `Examples:
  bosh-diag inspect ./logs                   which logs, of what time, how much was understood
  bosh-diag inspect active_1.tgz -f json     the same for programs
  bosh-diag inspect ./logs --unknown unknown.txt
`;

const timelineExamples = `Examples:
  bosh-diag timeline ./logs --agent 1001003                         one agent, event by event
  bosh-diag timeline ./logs --around 2017-06-17T00:16 --span 90s    90 s before to 90 s after
  bosh-diag timeline ./logs --kind sweep idle-close presence
  bosh-diag timeline ./node1 ./node2 --server fin-a.example.com --kind webservices
  bosh-diag timeline active_1.tgz --all -f ndjson > timeline.ndjson
`;

const synthExamples = `Examples:
  bosh-diag synth --list                      what comes along, and what can happen
  bosh-diag synth closed-pages -o ./made      ./made/bundle, and the truth beside it
  bosh-diag synth closed-pages -o ./other --seed 7
  bosh-diag synth night-shift.yaml -o ./made  a scenario of your own
`;

const scoreExamples = `Examples:
  bosh-diag score ./bundles          verdicts against the truth of each bundle
  bosh-diag score ./bundles/night --misses 50
  bosh-diag score ./bundles -f markdown > SCORE.md
  bosh-diag score ./bundles --min recall=0.95 --min certain-false=0
`;

interface Actions {
  readonly analyze: (paths: string[], flags: Flags) => Promise<void>;
  readonly inspect: (paths: string[], flags: InspectFlags) => Promise<void>;
  readonly timeline: (paths: string[], flags: TimelineFlags) => Promise<void>;
  readonly synth: (scenario: string | undefined, flags: SynthFlags) => Promise<void>;
  readonly score: (folder: string | undefined, flags: ScoreFlags) => Promise<void>;
}

/** The grammar of the command line. Nothing here ends the process. */
export function program(io: Io, { analyze, inspect, timeline, synth, score }: Actions): Command {
  const root = new Command('bosh-diag')
    .description(
      'Says why agents of a Cisco Finesse contact centre were signed out, from its logs.',
    )
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput(outputOf(io))
    .addHelpText('before', programExamples);
  const analysis = root
    .command('analyze')
    .description('Reads logs, or a saved report, and says who lost the connection and why.')
    .usage('[options] <path...>')
    .argument(
      '[path...]',
      'folders, files, archives; a saved JSON report; "-": a report from standard input',
    )
    .addHelpText('before', analyzeExamples)
    .action(analyze);
  for (const option of analyzeOptions) analysis.addOption(option);
  const inspection = root
    .command('inspect')
    .description('Reads logs and says what they are, what they cover, and what is missing.')
    .usage('[options] <path...>')
    .argument('[path...]', 'folders, files, archives')
    .addHelpText('before', inspectExamples)
    .action(inspect);
  for (const option of inspectOptions) inspection.addOption(option);
  const telling = root
    .command('timeline')
    .description('Reads logs and tells their events in time order, without judging them.')
    .usage('[options] <path...>')
    .argument('[path...]', 'folders, files, archives')
    .addHelpText('before', timelineExamples)
    .addHelpText('after', () => kindsText(widthOf(io.stdout, io.env)))
    .action(timeline);
  for (const option of timelineOptions) telling.addOption(option);
  const synthesis = root
    .command('synth')
    .description(
      'Makes a bundle as a server would have logged it, of which it is known what happened.',
    )
    .usage('[options] <scenario.yaml|name>')
    .argument(
      '[scenario]',
      'the name of a scenario that comes along, or a file: its path ends in .yaml or .yml, or holds a separator',
    )
    .addHelpText('before', synthExamples)
    .action(synth);
  for (const option of synthOptions) synthesis.addOption(option);
  const scoring = root
    .command('score')
    .description('Analyses bundles whose truth is known, and says how often the verdict is right.')
    .usage('[options] <folder>')
    .argument('[folder]', 'holds bundle/ and truth.json, or folders that do')
    .addHelpText('before', scoreExamples)
    .action(score);
  for (const option of scoreOptions) scoring.addOption(option);
  return root;
}

/** What `--kind` takes, by family. */
function kindsText(width: number): string {
  const lines = Object.entries(eventFamilies).flatMap(([family, kinds]) =>
    hanging(`  ${family.padEnd(13)}`, kinds.join(' '), width),
  );
  return ['', 'Kinds, by family:', ...lines].join('\n');
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
