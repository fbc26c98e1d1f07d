import { element } from './dom.ts';

/** A column: what stands above it, and what of a row stands in it. */
export interface DataColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Node | string;
  /** To the right, digit under digit. */
  readonly isNumber?: boolean;
  /** Sentences: wide enough to be read. */
  readonly isText?: boolean;
}

/** A plain table. Where it is wider than the page it scrolls by itself, also by keys. */
export function dataTable<Row>(
  label: string,
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
): HTMLElement {
  const classOf = ({ isNumber, isText }: DataColumn<Row>) => ({
    class: isNumber ? 'number' : isText ? 'text' : undefined,
  });
  const heads = columns.map((column) =>
    element('th', { scope: 'col', ...classOf(column) }, column.head),
  );
  const lines = rows.map((row) =>
    element('tr', {}, ...columns.map((column) => element('td', classOf(column), column.cell(row)))),
  );
  return element(
    'div',
    { class: 'scrolls', role: 'region', 'aria-label': label, tabindex: 0 },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...lines),
    ),
  );
}
