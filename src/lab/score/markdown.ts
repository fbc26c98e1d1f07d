import { isNumericColumn, type ScoreTable } from './score-table.ts';

/** Headings and tables, for a page of a repository. */
export const markdown = (tables: readonly ScoreTable[]): string =>
  `${tables.map(section).join('\n\n')}\n`;

function section(table: ScoreTable): string {
  const rules = table.columns.map((_, column) => (isNumericColumn(table, column) ? '--:' : '---'));
  const rows = [table.columns, rules, ...table.rows.map((row) => row.map(cellText))];
  return `## ${table.title}\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}

const cellText = (text: string): string => text.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ');
