import type { Overview } from '../../../../model/report.ts';
import { longestOfEach } from '../../../phrases/longest-of-each.ts';
import { duration, grouped } from '../../../phrases/numbers.ts';
import { agentLink } from '../agent-link.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { type DataColumn, dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { ofAllAgents } from '../of-all-agents.ts';
import { redrawn } from '../redrawn.ts';

/** On which side and why, whom again, and who was nearly lost: each only where there is something to compare. */
export function shares(context: Context): HTMLElement {
  const { report, store } = context;
  const { sides, causes, repeats } = report.overview;
  const whose = ofAllAgents(context);
  return redrawn(context, { name: 'shares', keys: ['clock'] }, () => {
    const blocks = [
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
      nearest(context),
    ].filter((part) => part !== undefined);
    return blocks.length === 0 ? [] : [whose, ...blocks];
  });
}

function nearest({ report, disconnects, store }: Context): HTMLElement | undefined {
  const local = clockOf(report, store.choice().clock);
  const when = (id: string): string => {
    const at = disconnects.get(id)?.at;
    return at === undefined ? '' : local.dayAndTime(at);
  };
  return block('Nearest to the limit', several(longestOfEach(report.overview.nearest)), [
    { head: 'agent', cell: ({ agent, disconnect }) => agentLink(store, agent, { disconnect }) },
    { head: 'when', cell: ({ disconnect }) => when(disconnect) },
    number('silent for', ({ silentMs }) => duration(silentMs)),
    number('limit', ({ idleMs }) => duration(idleMs)),
  ]);
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
