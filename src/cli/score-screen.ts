import { isNumericColumn, type ScoreTable } from '../lab/score/score-table.ts';
import type { Screen } from '../reporters/reporter.ts';
import { type Column, columns } from '../reporters/table/columns.ts';
import { displayWidth, hanging, padded } from '../reporters/table/lines.ts';

type Row = readonly string[];

/** What is left of the first column where a table is too wide. */
const leastName = 30;

/** The score's tables for a terminal: what does not fit side by side stands one below the other. */
export const scoreScreen = (tables: readonly ScoreTable[], screen: Screen): string =>
  `${tables.map((table) => block(table, screen).join('\n')).join('\n\n')}\n`;

function block(table: ScoreTable, screen: Screen): string[] {
  const beside = columns(screen, table.rows, columnsOf(table));
  const fits = beside.every((line) => displayWidth(line) <= screen.width);
  const lines = fits ? beside : table.rows.flatMap((row) => record(table, row, screen));
  return [screen.paint.heading(table.title), ...lines];
}

const columnsOf = (table: ScoreTable): Column<Row>[] =>
  table.columns.map((head, column) => {
    const cells = table.rows.map((row) => displayWidth(row[column] ?? ''));
    const width = isNumericColumn(table, column) ? Math.max(displayWidth(head), ...cells) : 0;
    return {
      head: head.padStart(width),
      cell: (row) => (row[column] ?? '').padStart(width),
      ...(column === 0 && { least: leastName }),
    };
  });

/** The first cell names the row; the others stand under it. */
function record({ columns: heads }: ScoreTable, row: Row, { width, paint }: Screen): string[] {
  const labelWidth = Math.max(...heads.slice(1).map(displayWidth));
  const cells = heads.slice(1).flatMap((head, column) => {
    const label = `  ${padded(head, labelWidth)}  `;
    return hanging(label, row[column + 1] ?? '', width, paint.quiet);
  });
  return [paint.doubtful(row[0] ?? ''), ...cells];
}
