export type Cell = string | number | undefined;

/**
 * What a spreadsheet takes for a formula, behind blanks and quotes too; and what begins with a tab or a line end, behind
 * which some programs look.
 */
const formula = /^(?:[\s"'`]*[=+\-@]|[\t\r\n])/;

/**
 * A field of RFC 4180. Text that a spreadsheet would run gets a leading apostrophe, by which it shows text; a number stays
 * one. Compatibility forms (`＝`) count, as East Asian releases of Excel take them for the sign itself.
 */
function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell.normalize('NFKC')) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With the line end of RFC 4180. */
export const row = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;
