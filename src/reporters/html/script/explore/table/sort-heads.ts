import { element } from '../../dom.ts';
import type { AgentColumn } from './agent-columns.ts';
import type { Direction } from './sorted.ts';

interface Sort {
  readonly column: AgentColumn;
  readonly direction: Direction;
}

/** Heads that sort: a second time the other way round. It begins with the worst first. */
export function sortHeads(
  columns: readonly AgentColumn[],
  act: () => void,
): { readonly element: HTMLElement; readonly sort: () => Sort } {
  const worst = columns.find(({ head }) => head === 'OUTCOME');
  if (worst === undefined) throw new Error('a table of agents tells their outcome');
  let sort: Sort = { column: worst, direction: 'ascending' };
  const heads = columns.map((column) => {
    const button = element(
      'button',
      { type: 'button', title: column.about, onclick: () => choose(column) },
      column.head,
    );
    return { column, head: element('th', { scope: 'col' }, button) };
  });

  function choose(column: AgentColumn): void {
    const isAgain = column === sort.column && sort.direction === 'ascending';
    sort = { column, direction: isAgain ? 'descending' : 'ascending' };
    show();
    act();
  }

  function show(): void {
    for (const { column, head } of heads) {
      if (column === sort.column) head.setAttribute('aria-sort', sort.direction);
      else head.removeAttribute('aria-sort');
    }
  }

  show();
  return {
    element: element('thead', {}, element('tr', {}, ...heads.map(({ head }) => head))),
    sort: () => sort,
  };
}
