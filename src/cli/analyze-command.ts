import type { Analysis } from '../index.ts';
import { isAnalysable } from '../model/analysable.ts';
import { UserError } from '../model/user-error.ts';
import { contentOf } from './content-of.ts';
import { type Content, deliver } from './deliver.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import type { Flags } from './flags.ts';
import type { Io } from './io.ts';
import { limitsOf } from './limit-options.ts';
import { checkMaskFlags, type Mask, maskOf } from './mask.ts';
import { type Notice, tell } from './notices.ts';
import { noticesOf, notReached } from './notices-of.ts';
import { checkOutputs, writeOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { readOptionsOf } from './read-options.ts';
import { reporterOptions } from './reporter-options.ts';
import { savedReport } from './saved-report.ts';
import { settingsFrom } from './settings-from.ts';
import { shellWord } from './shell-word.ts';
import { standardOutput } from './sink.ts';
import { checkWhy } from './why-argument.ts';

/** `bosh-diag analyze`: reads, says what is to say, writes; the number is the exit status. */
export async function analyzeCommand(
  paths: readonly string[],
  flags: Flags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  if (paths.length === 0) throw new UserError(noPath(flags));
  if (flags.why !== undefined && flags.agent === undefined) throw new UserError(noAgent(paths));
  const outputs = flags.output ?? [];
  await checkOutputs(outputs);
  await checkMaskFlags(flags);
  const saved = await savedReport(paths, io);
  if (saved?.kind === 'broken') {
    // Of what is broken nothing is learnt: with --redact its name alone would tell.
    const why = flags.redact ? 'the saved report cannot be printed' : saved.why;
    await tell(io, flags, [{ level: 'error', text: why }]);
    return exitStatus.nothingAnalysed;
  }
  const pipeline = await load();
  if (flags.why !== undefined) checkWhy(flags.why, pipeline);
  const analysis = saved
    ? printedAgain(saved.report, flags)
    : await analysed(paths, flags, io, pipeline);
  const isReached = !isAnalysable(analysis.report) || pipeline.reaches(analysis.report, flags);
  const mask = await maskOf(
    flags,
    {
      ...(!saved && { paths }),
      known: [analysis.report, { agents: flags.agent ?? [] }],
      limits: limitsOf(flags),
    },
    pipeline,
  );
  const say = (notices: readonly Notice[]): Promise<void> => tell(io, flags, mask.notices(notices));
  await say(noticesOf(analysis.report, flags.agent));
  if (!isReached) await say([notReached(analysis.report)]);
  const content = masked(contentOf(analysis, flags, pipeline), mask);
  if (flags.why !== undefined) await say(whyNotices(content.report));
  const options = await reporterOptions(flags, io);
  await writeOutputs(outputs, options, (format, page, sink) =>
    deliver(format, content, page, mask.sink(sink)),
  );
  await deliver(flags.format, content, options, mask.sink(standardOutput(io)));
  return isReached ? statusOf(content.report, flags) : exitStatus.nothingAnalysed;
}

const masked = ({ report, events }: Content, mask: Mask): Content => ({
  report: mask.value(report),
  events: async function* () {
    for await (const event of events()) yield mask.value(event);
  },
});

async function analysed(
  paths: readonly string[],
  flags: Flags,
  io: Io,
  pipeline: Pipeline,
): Promise<Analysis> {
  const { all = false, config } = flags;
  const settings = config === undefined ? {} : { settings: await settingsFrom(config, pipeline) };
  const why = flags.why !== undefined && { why: true };
  return withProgress(io, flags, (shown) =>
    pipeline.analyze(paths, { ...readOptionsOf(flags), ...settings, ...shown, all, ...why }),
  );
}

/** `--agent` takes every word up to the next option, `--why` the next word: they may have taken the paths. */
function noPath({ agent, why }: Flags): string {
  if (typeof why === 'string')
    return `name the logs before --why, which took ${why}: bosh-diag analyze <path...> --agent <id> --why`;
  if (agent === undefined) return 'name the logs: bosh-diag analyze <path...>';
  return `name the logs before --agent, which took ${agent.join(', ')}: bosh-diag analyze <path...> --agent <id...>`;
}

/** Of every agent it would be pages: whose loss is meant has to be said. */
const noAgent = (paths: readonly string[]): string =>
  `--why tells of one agent's losses: bosh-diag analyze ${paths.map(shellWord).join(' ')} --agent <id> --why`;

/** A loss of which the report does not hold how far the rules got comes from a report that was saved without. */
function whyNotices({ agents, disconnects }: Analysis['report']): Notice[] {
  if (disconnects.some(({ asked }) => asked === undefined))
    throw new UserError(
      'this report was saved without --why, and does not hold how far the rules got: give the logs, or save it anew with --agent <id> --why -o report.json',
    );
  const isNothing = agents.length > 0 && disconnects.length === 0;
  return isNothing ? [{ level: 'note', text: 'nothing was lost here: no rule was asked' }] : [];
}

/** A report alone: what needs the logs is refused. */
function printedAgain(report: Analysis['report'], flags: Flags): Analysis {
  const { format, output = [], zone, alignClocks, node, as, config } = flags;
  if ([format, ...output.map((one) => one.format)].includes('ndjson'))
    throw new UserError('a saved report holds no timeline: give the logs for ndjson');
  if (zone)
    throw new UserError('the times of a saved report are settled: give the logs with --zone');
  if (alignClocks)
    throw new UserError(
      'the times of a saved report are settled: give the logs with --align-clocks',
    );
  if (config !== undefined)
    throw new UserError('a saved report is judged already: give the logs with --config');
  if (node || as)
    throw new UserError('a saved report knows its logs: give the logs with --node or --as');
  return { report, timeline: async function* () {} };
}
