import { isChangedBySheets } from './changed-by-sheets.ts';

/** A time of ours, which a spreadsheet may take for the time that it is. */
export interface Moment {
  readonly moment: string;
}
export type Cell = string | number | Moment | undefined;

/** Undefined where there is none. */
export const momentOf = (moment: string | undefined): Moment | undefined =>
  moment === undefined ? undefined : { moment };

/**
 * What a spreadsheet takes for a formula, behind blanks and quotes too; and what begins with a tab or a line end, behind
 * which some programs look.
 */
const formula = /^(?:[\s"'`]*[=+\-@]|[\t\r\n])/;

/**
 * A field of RFC 4180. Text that a spreadsheet would run, or take for another number or a date, gets a leading
 * apostrophe, by which it shows text; a number stays one. Compatibility forms (`＝`) count, as East Asian releases of
 * Excel take them for the sign itself.
 */
function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const plain = typeof cell === 'string' ? cell : cell.moment;
  const read = plain.normalize('NFKC');
  const isChanged = formula.test(read) || (typeof cell === 'string' && isChangedBySheets(read));
  const text = isChanged ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With the line end of RFC 4180. */
export const row = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;
