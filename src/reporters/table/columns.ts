import type { Screen } from '../reporter.ts';
import { gapWidth, grid } from './grid.ts';
import { cut, displayWidth, hanging } from './lines.ts';

/** A column and how it gives way: the lowest rank first, until the table fits. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly paint?: (row: Row, text: string) => string;
  readonly shorten?: { readonly rank: number; readonly cell: (row: Row) => string };
  /** Rank at which the column is left out. */
  readonly leaveOut?: number;
  /** The last resort: cut down to this many columns. */
  readonly least?: number;
}

interface Fitted<Row> {
  readonly column: Column<Row>;
  readonly cells: readonly string[];
  readonly width: number;
}

/** Head and rows within `page.width`, without the columns that say nothing; below it, which ones had no room. */
export function columns<Row>(
  page: Pick<Screen, 'width' | 'paint'>,
  rows: readonly Row[],
  all: readonly Column<Row>[],
): string[] {
  const filled = all
    .map((column) => fitted(column, rows))
    .filter(({ cells }) => cells.some(Boolean));
  const shown = squeeze(giveWay(filled, rows, page.width), page.width);
  const heads = new Set(shown.map(({ column }) => column.head));
  const hidden = filled.filter(({ column }) => !heads.has(column.head));
  const head = shown.map(({ column }) => page.paint.quiet(column.head));
  const body = rows.map((row, index) =>
    shown.map(({ column, cells }) => {
      const text = cells[index] ?? '';
      return column.paint?.(row, text) ?? text;
    }),
  );
  return [...grid([head, ...body]), ...noRoom(page, shown, hidden)];
}

function noRoom<Row>(
  { width, paint }: Pick<Screen, 'width' | 'paint'>,
  shown: readonly Fitted<Row>[],
  hidden: readonly Fitted<Row>[],
): string[] {
  if (hidden.length === 0) return [];
  const indent = /^ */.exec(shown[0]?.column.head ?? '')?.[0] ?? '';
  const names = hidden.map(({ column }) => column.head.trim()).join(', ');
  return hanging(indent, `not shown at this width: ${names}`, width).map((line) =>
    paint.quiet(line),
  );
}

const fitted = <Row>(
  column: Column<Row>,
  rows: readonly Row[],
  cell = column.cell,
): Fitted<Row> => {
  const cells = rows.map(cell);
  return { column, cells, width: Math.max(...[column.head, ...cells].map(displayWidth)) };
};

const totalWidth = (shown: readonly { readonly width: number }[]): number =>
  shown.reduce((sum, { width }) => sum + width + gapWidth, -gapWidth);

/** Gives way rank by rank until it fits, then takes back what a later, greater sacrifice made needless. */
function giveWay<Row>(
  filled: readonly Fitted<Row>[],
  rows: readonly Row[],
  width: number,
): readonly Fitted<Row>[] {
  const fits = (given: ReadonlySet<number>) => totalWidth(without(filled, rows, given)) <= width;
  const given = new Set<number>();
  for (const rank of ranks(filled)) {
    if (fits(given)) break;
    given.add(rank);
  }
  for (const rank of [...given].reverse()) {
    given.delete(rank);
    if (!fits(given)) given.add(rank);
  }
  return without(filled, rows, given);
}

const without = <Row>(
  filled: readonly Fitted<Row>[],
  rows: readonly Row[],
  given: ReadonlySet<number>,
): readonly Fitted<Row>[] =>
  filled
    .filter(({ column: { leaveOut } }) => leaveOut === undefined || !given.has(leaveOut))
    .map((one) => {
      const { shorten } = one.column;
      return shorten && given.has(shorten.rank) ? fitted(one.column, rows, shorten.cell) : one;
    });

const ranks = <Row>(filled: readonly Fitted<Row>[]): number[] =>
  filled
    .flatMap(({ column }) => [column.leaveOut, column.shorten?.rank])
    .filter((rank) => rank !== undefined)
    .sort((a, b) => a - b);

/** Cuts the columns that allow it, the last one first. */
function squeeze<Row>(shown: readonly Fitted<Row>[], width: number): readonly Fitted<Row>[] {
  let excess = totalWidth(shown) - width;
  const fromTheRight = [...shown].reverse().map((one) => {
    const spare = Math.min(excess, one.width - (one.column.least ?? one.width));
    if (spare <= 0) return one;
    excess -= spare;
    const narrow = one.width - spare;
    return { ...one, width: narrow, cells: one.cells.map((cell) => cut(cell, narrow)) };
  });
  return fromTheRight.reverse();
}
