import type { Analysis } from '../../index.ts';
import type { Case } from './cases.ts';
import { type JudgedCase, judgeCase } from './judged.ts';
import type { Score } from './score.ts';
import { scoreOf } from './score-of.ts';

interface ScoreOptions {
  /** So many of the worst misses are listed. */
  readonly misses: number;
  readonly analyze: (bundle: string) => Promise<Analysis>;
}

/** Analyses the bundles one after another, and compares the reports with the truth. */
export async function scoreCases(
  cases: readonly Case[],
  { misses, analyze }: ScoreOptions,
): Promise<Score> {
  const judged: JudgedCase[] = [];
  for (const { name, bundle, truth } of cases) {
    const { report } = await analyze(bundle);
    const { agents, disconnects, bursts } = report;
    judged.push(judgeCase({ bundle: name, truth, report: { agents, disconnects, bursts } }));
  }
  return scoreOf(judged, misses);
}
