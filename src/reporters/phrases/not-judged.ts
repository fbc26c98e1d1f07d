import { groupBy } from '../../model/group-by.ts';
import type { Report, ReportDisconnect } from '../../model/report.ts';

/** Rules that lacked a log, by the log: their silence says nothing. */
export interface NotJudged {
  readonly needs: string;
  readonly rules: readonly string[];
}

export function notJudged({ rules }: Report, { id }: ReportDisconnect): NotJudged[] {
  const lacking = rules.flatMap(({ id: rule, couldNotRun }) =>
    couldNotRun.filter(({ disconnect }) => disconnect === id).map(({ needs }) => ({ rule, needs })),
  );
  return [...groupBy(lacking, ({ needs }) => needs)].map(([needs, group]) => ({
    needs,
    rules: group.map(({ rule }) => rule),
  }));
}
