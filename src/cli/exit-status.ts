import type { Report } from '../model/report.ts';
import { type DisconnectOutcome, outcomes } from '../model/words.ts';
import { isAnalysable } from '../reporters/table/analysable.ts';

export const exitStatus = {
  analysed: 0,
  failOn: 1,
  misused: 2,
  nothingAnalysed: 3,
  interrupted: 130,
} as const;

interface Demands {
  readonly failOn?: DisconnectOutcome;
  readonly strict?: boolean;
}

export function statusOf(report: Report, { failOn, strict = false }: Demands): number {
  if (!isAnalysable(report)) return exitStatus.nothingAnalysed;
  const hasError = report.problems.some(({ severity }) => severity === 'error');
  if (strict && hasError) return exitStatus.nothingAnalysed;
  return failOn !== undefined && reaches(report, failOn) ? exitStatus.failOn : exitStatus.analysed;
}

/** Disconnects count too: an agent whose worst is `closed` is healthy, and `--fail-on closed` asks for it by name. */
function reaches({ agents, disconnects }: Report, failOn: DisconnectOutcome): boolean {
  const limit = outcomes.indexOf(failOn);
  return [...agents, ...disconnects].some(({ outcome }) => outcomes.indexOf(outcome) <= limit);
}
