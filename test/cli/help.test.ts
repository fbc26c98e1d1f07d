import { describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.ts';
import { displayWidth } from '../../src/reporters/table/lines.ts';
import { bosh } from './real-run.ts';

const io = {
  stdout: { write: () => true },
  stderr: { write: () => true },
  stdin: (async function* (): AsyncGenerator<string> {})(),
  env: {},
};

/** The grammar alone: what is parsed is not done. */
function grammar(argv: readonly string[], done: (name: string) => void = () => {}) {
  const act = (name: string) => async (): Promise<void> => done(name);
  return program(
    io,
    {
      analyze: act('analyze'),
      explain: act('explain'),
      inspect: act('inspect'),
      timeline: act('timeline'),
      synth: act('synth'),
      score: act('score'),
      completion: act('completion'),
      redact: act('redact'),
    },
    argv,
  );
}

const names = (await grammar([])).commands.map((command) => command.name());
const asked = [
  ['help'],
  ['--help'],
  ...names.flatMap((name) => [
    ['help', name],
    [name, '--help'],
  ]),
];

describe.each(asked.map((words) => ({ words, title: words.join(' ') })))('$title', ({ words }) => {
  it('begins with examples, each of which the program takes', async () => {
    const { stdout, status } = await bosh(words);
    const [first, ...lines] = stdout.split('\n');
    expect([first, status]).toEqual(['Examples:', 0]);
    const examples = lines.slice(0, lines.indexOf('')).map(wordsOf);
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const done: string[] = [];
      if (example[0] !== 'help') {
        const program = await grammar(example, (name) => done.push(name));
        await program.parseAsync(example, { from: 'user' });
        expect(done).toEqual([example[0]]);
      } else expect(names).toContain(example[1]);
    }
  });

  it.each([80, 200])('fits %d columns', async (width) => {
    const { stdout } = await bosh(words, { COLUMNS: String(width) });
    const wide = stdout.split('\n').filter((line) => displayWidth(line) > width);
    expect(wide.filter((line) => !line.trimStart().startsWith('bosh-diag '))).toEqual([]);
  });
});

it.each([[['render', '--help']], [['--help', 'render']], [['help', 'render']]])(
  'names the commands where there is no such one: %j',
  async (words) => {
    const { status, stdout, stderr } = await bosh(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: there is no command render: there is help, analyze, [a-z, ]+\n$/,
    );
  },
);

it('takes a command behind --help', async () => {
  expect(await bosh(['--help', 'analyze'])).toMatchObject({ status: 0, stderr: '' });
});

/** Up to what the shell does with it, or what is said of it. */
function wordsOf(line: string): string[] {
  const [, command = ''] = /bosh-diag (.*?)(?: {2,}|[)>|]|$)/.exec(line.trim()) ?? [];
  return command.trim().split(' ');
}
