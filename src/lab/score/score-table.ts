/** A part of the score, ready to print: every row has a cell for each column. */
export interface ScoreTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns name the row: the others may stand below them where the page is narrow. */
  readonly names?: number;
}

/** Right-aligned: a count, a share, a length of time, or nothing to measure. */
const isNumeric = (cell: string): boolean => /^(–|\d[\d.,/]*( %| s)?)$/.test(cell);

/** A column of numbers alone, and no names, even where these are numbers. */
export const isNumericColumn = ({ rows, names = 1 }: ScoreTable, column: number): boolean =>
  column >= names && rows.every((row) => isNumeric(row[column] ?? ''));
