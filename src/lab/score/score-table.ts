/** A part of the score, ready to print: every row has a cell for each column. */
export interface ScoreTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns name the row: the others may stand below them where the page is narrow. */
  readonly names?: number;
}

/** Right-aligned: a count, a share, a length of time, or nothing to measure. */
export const isNumeric = (cell: string): boolean => /^(–|\d[\d.,/]*( %| s)?)$/.test(cell);

/** A column of numbers alone. */
export const isNumericColumn = ({ rows }: ScoreTable, column: number): boolean =>
  rows.every((row) => isNumeric(row[column] ?? ''));
