import { UserError } from '../model/user-error.ts';
import { count } from '../reporters/phrases/numbers.ts';
import { safeText } from '../reporters/phrases/safe.ts';
import { hanging } from '../reporters/table/lines.ts';
import { exitStatus } from './exit-status.ts';
import type { SynthFlags } from './flags.ts';
import { type Io, write } from './io.ts';
import { tell } from './notices.ts';
import { shellWord } from './shell-word.ts';
import { widthOf } from './width.ts';

/** Loaded when asked for: no other command needs the model. */
const lab = async () => {
  const [files, reading, incidents, synthesis] = await Promise.all([
    import('../lab/scenario/scenario-files.ts'),
    import('../lab/scenario/read-scenario.ts'),
    import('../lab/incidents/index.ts'),
    import('../lab/synth.ts'),
  ]);
  return { ...files, ...reading, ...incidents, ...synthesis };
};

/** `bosh-diag synth`: makes a bundle whose truth is known; the number is the exit status. */
export async function synthCommand(
  wanted: string | undefined,
  { output, seed, list }: SynthFlags,
  io: Io,
): Promise<number> {
  const tools = await lab();
  if (list) {
    await write(io.stdout, listOf(tools, widthOf(io.stdout, io.env)));
    return exitStatus.analysed;
  }
  if (wanted === undefined)
    throw new UserError(
      'name a scenario: bosh-diag synth <scenario.yaml|name> -o <folder>; --list shows those that there are',
    );
  if (output === undefined)
    throw new UserError(
      `name a folder to write into: bosh-diag synth ${shellWord(wanted)} -o <folder>`,
    );
  const { name, path } = tools.scenarioOf(wanted);
  const scenario = tools.readScenario(path, tools.incidentKinds);
  const { truth, unplaced } = tools.synth({
    name,
    scenario,
    folder: output,
    ...(seed === undefined ? {} : { seed }),
  });
  const notes = unplaced.map(({ what, index, placed, times, restMs }) => ({
    level: 'note' as const,
    text: `${what} (incidents[${index}]): ${placed} of ${times} could be placed: agents are left alone for ${restMs / 60_000} minutes between two`,
  }));
  await tell(io, { color: true, progress: false }, notes);
  const { agents, losses } = truth;
  const ended = losses.filter(({ outcome }) => outcome !== 'near-miss' && outcome !== 'closed');
  const lines = [
    `${scenario.title}: ${count(agents.length, 'agent')}, ${count(ended.length, 'loss', 'losses')}, seed ${truth.scenario.seed}`,
    `  ${output}/bundle      the logs: ${truth.logs.join(', ')}`,
    `  ${output}/truth.json  what really happened`,
    `next: bosh-diag analyze ${shellWord(`${output}/bundle`)}`,
    `      bosh-diag score ${shellWord(output)}`,
  ];
  await write(io.stdout, `${lines.map(safeText).join('\n')}\n`);
  return exitStatus.analysed;
}

type Lab = Awaited<ReturnType<typeof lab>>;

function listOf({ shippedScenarios, titleOf, incidentKinds }: Lab, width: number): string {
  const scenarios = shippedScenarios().map((file) => ({ name: file.name, title: titleOf(file) }));
  const nameWidth = Math.max(...[...scenarios, ...incidentKinds].map(({ name }) => name.length));
  const row = ({ name, title }: { readonly name: string; readonly title: string }): string[] =>
    hanging(`  ${name.padEnd(nameWidth)}  `, title, width);
  return [
    'Scenarios:',
    ...scenarios.flatMap(row),
    '',
    'What can happen in one (`what`):',
    ...incidentKinds.flatMap(row),
    '',
  ].join('\n');
}
