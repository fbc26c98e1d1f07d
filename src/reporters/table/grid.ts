import Table from 'cli-table3';

const gap = '  ';

/** No borders: the columns stand apart, and a line can be copied. */
const chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: gap,
};

/** cli-table3 colours head and borders by itself, even into a pipe, unless told not to. */
const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };

export const gapWidth = gap.length;

/** Cells are fitted and painted already: the grid only aligns them. */
export function grid(rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const table = new Table({ chars, style });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
