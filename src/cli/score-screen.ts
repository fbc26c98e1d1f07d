import { isNumericColumn, type ScoreTable } from '../lab/score/score-table.ts';
import type { Screen } from '../reporters/reporter.ts';
import { type Column, columns } from '../reporters/table/columns.ts';
import { displayWidth, hanging, padded } from '../reporters/table/lines.ts';

type Row = readonly string[];

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
    };
  });

/** The cells that name the row in a line; under it those that are texts, then the numbers. */
function record(table: ScoreTable, row: Row, { width, paint }: Screen): string[] {
  const { columns: heads, names = 1 } = table;
  const cells = heads.map((head, column) => ({ head, column, text: row[column] ?? '' }));
  const isNumber = ({ column }: { column: number }): boolean => isNumericColumn(table, column);
  const texts = cells.slice(names).filter((cell) => !isNumber(cell));
  const numbers = cells.filter(isNumber).map(({ head, text }) => `${head} ${text}`);
  const labelWidth = Math.max(0, ...texts.map(({ head }) => displayWidth(head)));
  return [
    paint.doubtful(row.slice(0, names).join('  ')),
    ...texts.flatMap(({ head, text }) =>
      hanging(`  ${padded(head, labelWidth)}  `, text, width, paint.quiet),
    ),
    ...(numbers.length > 0 ? hanging('  ', numbers.join(', '), width) : []),
  ];
}
