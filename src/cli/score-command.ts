import type { Analysis } from '../index.ts';
import type { Score } from '../lab/score/score.ts';
import { UserError } from '../model/user-error.ts';
import { safe } from '../reporters/phrases/safe.ts';
import type { Screen } from '../reporters/reporter.ts';
import { exitStatus } from './exit-status.ts';
import type { ScoreFlags } from './flags.ts';
import type { Io } from './io.ts';
import { type Notice, tell } from './notices.ts';
import { checkOutputs, writeOutputs } from './output-files.ts';
import type { Pipeline } from './pipeline.ts';
import { withProgress } from './progress.ts';
import { screenOf } from './reporter-options.ts';
import type { ScoreFormat } from './score-formats.ts';
import { type Sink, standardOutput } from './sink.ts';

/** `bosh-diag score`: holds verdicts against known truth; the number is the exit status. */
export async function scoreCommand(
  folder: string | undefined,
  flags: ScoreFlags,
  io: Io,
  load: () => Promise<Pipeline>,
): Promise<number> {
  if (folder === undefined) throw new UserError('name the bundles: bosh-diag score <folder>');
  const { output = [], min = [], misses, format } = flags;
  await checkOutputs(output);
  const { casesOf, scoreCases, unmet } = await import('../lab/score/index.ts');
  const { cases, problems } = await casesOf(folder);
  await tell(io, flags, problems.map(error));
  if (problems.length > 0) return exitStatus.nothingAnalysed;
  const { analyze } = await load();
  const analyzeShown = (bundle: string): Promise<Analysis> =>
    withProgress(io, flags, (shown) => analyze([bundle], shown));
  const score = await scoreCases(cases, { misses, analyze: analyzeShown });
  const screen = await screenOf(flags, io);
  await writeOutputs(output, screen, (one, page, sink) => deliver(one, score, page, sink));
  await deliver(format, score, screen, standardOutput(io));
  const failed = unmet(score, min);
  await tell(io, flags, failed.map(error));
  return failed.length > 0 ? exitStatus.failOn : exitStatus.analysed;
}

const error = (text: string): Notice => ({ level: 'error', text });

/** What prints is loaded when asked for. */
async function deliver(
  format: ScoreFormat,
  score: Score,
  screen: Screen,
  sink: Sink,
): Promise<void> {
  if (format === 'json') return sink.put(`${JSON.stringify(score, undefined, 2)}\n`);
  const { markdown, tablesOf } = await import('../lab/score/index.ts');
  const tables = safe(tablesOf(score));
  if (format === 'markdown') return sink.put(markdown(tables));
  const { scoreScreen } = await import('./score-screen.ts');
  return sink.put(scoreScreen(tables, screen));
}
