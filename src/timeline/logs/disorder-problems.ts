import type { Problem } from '../../model/report.ts';
import type { SourceLog } from './source-log.ts';

/** Logs whose records do not stand in the order of their times. */
export const disorderProblems = (logs: readonly SourceLog[]): Problem[] =>
  logs.flatMap(({ path, disorder }): Problem[] => {
    if (!disorder) return [];
    const { records, furthestMs, line } = disorder;
    const far = `${(furthestMs / 1_000).toFixed(1)} s`;
    const what =
      records === 1
        ? `the record at line ${line} stands ${far} earlier than a record before it: it was put in time order`
        : `${records} records stand up to ${far} earlier than a record before them (first at line ${line}): they were put in time order`;
    return [
      {
        severity: 'warning',
        where: path,
        what,
        next: 'nothing to do if a tool merged or sorted the log; else collect it again as it is',
      },
    ];
  });
