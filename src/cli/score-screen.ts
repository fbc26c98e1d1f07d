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

/** The cells that name the row in a line, the others under it. */
function record({ columns: heads, names = 1 }: ScoreTable, row: Row, screen: Screen): string[] {
  const labels = heads.slice(names);
  const labelWidth = Math.max(0, ...labels.map(displayWidth));
  const cells = labels.flatMap((head, index) => {
    const label = `  ${padded(head, labelWidth)}  `;
    return hanging(label, row[names + index] ?? '', screen.width, screen.paint.quiet);
  });
  return [screen.paint.doubtful(row.slice(0, names).join('  ')), ...cells];
}
