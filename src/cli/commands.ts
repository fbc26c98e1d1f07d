import type { Command, Option } from 'commander';
import type {
  ExplainFlags,
  Flags,
  InspectFlags,
  RedactFlags,
  ScoreFlags,
  SynthFlags,
  TimelineFlags,
} from './flags.ts';

const analyzeExamples = `Examples:
  bosh-diag analyze ./logs
  bosh-diag analyze ./node1 ./node2 --since 2017-06-17T00:00 --until 2017-06-17T01:00
  bosh-diag analyze ./logs --agent 1001003 1001004
  bosh-diag analyze ./logs --agent 1001003 --why
  bosh-diag analyze ./logs -o report.json -o timeline.ndjson
  bosh-diag analyze ./logs -o ticket.md -o losses.csv -o report.sarif
  bosh-diag analyze ./logs --quiet --fail-on lost -o junit.xml
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

const redactExamples = `Examples:
  bosh-diag redact ./logs -o shared.tgz       a copy that names nobody, to send
  bosh-diag redact active_1.tgz -o shared.tgz --redact-key-file key.txt
  bosh-diag redact ./logs -o shared.tgz --redact-map map.tsv
  bosh-diag analyze shared.tgz                the same verdicts
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

const explainExamples = `Examples:
  bosh-diag explain                every name that can be explained
  bosh-diag explain network-path   a cause: how it shows, and what looks like it
  bosh-diag explain shared-path    a rule
  bosh-diag explain 255            a reason code; of one product: uccx 32767
  bosh-diag explain expiry-armed   a step of a loss, and its record
`;

const completionExamples = `Examples:
  bosh-diag completion bash > ~/.local/share/bash-completion/completions/bosh-diag
  bosh-diag completion zsh > ~/.zsh/_bosh-diag   in ~/.zshrc, above compinit: fpath+=(~/.zsh)
  bosh-diag completion fish > ~/.config/fish/completions/bosh-diag.fish
  bosh-diag completion powershell > bosh-diag.ps1   in $PROFILE: a dot, and the path of that file
`;

export interface Actions {
  readonly analyze: (paths: string[], flags: Flags) => Promise<void>;
  readonly explain: (name: string[], flags: ExplainFlags) => Promise<void>;
  readonly inspect: (paths: string[], flags: InspectFlags) => Promise<void>;
  readonly timeline: (paths: string[], flags: TimelineFlags) => Promise<void>;
  readonly redact: (paths: string[], flags: RedactFlags) => Promise<void>;
  readonly synth: (scenario: string | undefined, flags: SynthFlags) => Promise<void>;
  readonly score: (folder: string | undefined, flags: ScoreFlags) => Promise<void>;
  readonly completion: (shell: string | undefined, flags: object) => Promise<void>;
}

/** What is said of a command, and what it does. */
export interface CommandShape {
  readonly name: keyof Actions;
  readonly description: string;
  readonly usage: string;
  /** Its name and words; it may be missing here, since the command says better what to write. */
  readonly argument: readonly [name: string, words: string];
  readonly examples: string;
  /** Loaded for the command that is asked for: the others wait for none of it. */
  readonly options: () => Promise<readonly Option[]>;
  /** Below the options, on so many columns. */
  readonly epilogue?: () => Promise<(width: number) => string>;
  readonly action: Parameters<Command['action']>[0];
}

/** In the order in which `--help` lists them. */
export const commands = (actions: Actions): readonly CommandShape[] => [
  {
    name: 'analyze',
    description: 'Reads logs, or a saved report, and says who lost the connection and why.',
    usage: '[options] <path...>',
    argument: [
      '[path...]',
      'folders, files, archives; a saved JSON report; "-": a report from standard input',
    ],
    examples: analyzeExamples,
    options: async () => (await import('./analyze-options.ts')).analyzeOptions,
    action: actions.analyze,
  },
  {
    name: 'explain',
    description: 'Says what a cause, rule, outcome, step, reason code or record is.',
    usage: '[options] [name]',
    argument: [
      '[name...]',
      'as reports and timelines print it; a group or a product may stand before it: cause, rule, step, uccx …',
    ],
    examples: explainExamples,
    options: async () => (await import('./explain-options.ts')).explainOptions,
    action: actions.explain,
  },
  {
    name: 'inspect',
    description: 'Reads logs and says what they are, what they cover, and what is missing.',
    usage: '[options] <path...>',
    argument: ['[path...]', 'folders, files, archives'],
    examples: inspectExamples,
    options: async () => (await import('./inspect-options.ts')).inspectOptions,
    action: actions.inspect,
  },
  {
    name: 'timeline',
    description: 'Reads logs and tells their events in time order, without judging them.',
    usage: '[options] <path...>',
    argument: ['[path...]', 'folders, files, archives'],
    examples: timelineExamples,
    options: async () => (await import('./timeline-options.ts')).timelineOptions,
    epilogue: async () => (await import('./timeline-options.ts')).kindsText,
    action: actions.timeline,
  },
  {
    name: 'redact',
    description: 'Writes a bundle anew that can be shared: pseudonyms for people and machines.',
    usage: '[options] <path...> -o <file.tgz>',
    argument: ['[path...]', 'folders, files, archives'],
    examples: redactExamples,
    options: async () => (await import('./redact-options.ts')).redactOptions,
    action: actions.redact,
  },
  {
    name: 'synth',
    description:
      'Makes a bundle as a server would have logged it, of which it is known what happened.',
    usage: '[options] <scenario.yaml|name>',
    argument: [
      '[scenario]',
      'the name of a scenario that comes along, or a file: its path ends in .yaml or .yml, or holds a separator',
    ],
    examples: synthExamples,
    options: async () => (await import('./synth-options.ts')).synthOptions,
    action: actions.synth,
  },
  {
    name: 'score',
    description: 'Analyses bundles whose truth is known, and says how often the verdict is right.',
    usage: '[options] <folder>',
    argument: ['[folder]', 'holds bundle/ and truth.json, or folders that do'],
    examples: scoreExamples,
    options: async () => (await import('./score-options.ts')).scoreOptions,
    action: actions.score,
  },
  {
    name: 'completion',
    description: 'Prints a script by which a shell completes commands, options and their words.',
    usage: '<bash|zsh|fish|powershell>',
    argument: ['[shell]', 'bash, zsh, fish or powershell'],
    examples: completionExamples,
    options: async () => [],
    action: actions.completion,
  },
];
