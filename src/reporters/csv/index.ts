import type { Report } from '../../model/report.ts';
import { localTime } from '../phrases/local-time.ts';
import { safeReport } from '../phrases/safe.ts';
import { row } from './cell.ts';
import { columns, rowsOf } from './columns.ts';

/** By it Excel knows that the file is UTF-8. */
const byteOrderMark = '\ufeff';

/** For a spreadsheet: a row a disconnect. Where there is none, the names of the columns alone. */
export function csv(hostile: Report): string {
  const report = safeReport(hostile);
  const rows = rowsOf(report, localTime(report.bundle.nodes));
  const cells = Object.values(columns);
  const lines = rows.map((one) => row(cells.map((cell) => cell(one))));
  return byteOrderMark + row(Object.keys(columns)) + lines.join('');
}
