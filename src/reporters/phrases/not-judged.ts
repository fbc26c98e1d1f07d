import { groupBy } from '../../model/group-by.ts';
import type { Report } from '../../model/report.ts';

interface NotJudged {
  /** The log that is lacking, and when. */
  readonly needs: string;
  readonly rules: readonly string[];
}

/** Rules that lacked a log for a disconnect, by the log: their silence says nothing. */
export function notJudged({ rules }: Pick<Report, 'rules'>, disconnect: string): NotJudged[] {
  const lacking = rules.flatMap(({ id, couldNotRun }) =>
    couldNotRun
      .filter((one) => one.disconnect === disconnect)
      .map(({ needs }) => ({ rule: id, needs })),
  );
  return [...groupBy(lacking, ({ needs }) => needs)].map(([needs, group]) => ({
    needs,
    rules: group.map(({ rule }) => rule),
  }));
}
