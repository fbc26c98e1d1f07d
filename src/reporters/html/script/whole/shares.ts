import type { Overview } from '../../../../model/report.ts';
import { duration, grouped } from '../../../phrases/numbers.ts';
import { agentLink } from '../agent-link.ts';
import type { Context } from '../context.ts';
import { type DataColumn, dataTable } from '../data-table.ts';
import { element } from '../dom.ts';

/** On which side and why, whom again, and who was nearly lost: each only where there is something to compare. */
export function shares({ report: { overview }, store }: Context): HTMLElement {
  const { sides, causes, repeats, nearest } = overview;
  const parts = [
    block('Sides', several(sides), [{ head: 'side', cell: ({ side }) => side }, ...shareColumns]),
    block('Causes', several(causes), [
      { head: 'cause', cell: ({ cause }) => cause },
      { head: 'side', cell: ({ side }) => side },
      ...shareColumns,
    ]),
    block('Again and again', repeats, [
      { head: 'agent', cell: ({ agent }) => agentLink(store, agent) },
      number('disconnects', ({ disconnects }) => grouped(disconnects)),
    ]),
    block('Nearest to the limit', several(nearest), [
      { head: 'agent', cell: ({ agent }) => agentLink(store, agent) },
      number('silent for', ({ silentMs }) => duration(silentMs)),
      number('limit', ({ idleMs }) => duration(idleMs)),
    ]),
  ].filter((part) => part !== undefined);
  const section = element('section', { id: 'shares', class: 'shares' }, ...parts);
  section.hidden = parts.length === 0;
  return section;
}

const number = <Row>(head: string, cell: (row: Row) => string): DataColumn<Row> => ({
  head,
  cell,
  isNumber: true,
});

const shareColumns: readonly DataColumn<Overview['sides'][number]>[] = [
  number('disconnects', ({ disconnects }) => grouped(disconnects)),
  number('share', ({ share }) => `${Math.round(share * 100)}%`),
];

const several = <T>(all: readonly T[]): readonly T[] => (all.length > 1 ? all : []);

const block = <Row>(
  title: string,
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
): HTMLElement | undefined =>
  rows.length === 0
    ? undefined
    : element('div', {}, element('h3', {}, title), dataTable(title, columns, rows));
