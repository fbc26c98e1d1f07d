import type { ReportNode } from '../../../../model/report.ts';
import { nodeClock } from '../../../phrases/node-clock.ts';
import { nodeReleases } from '../../../phrases/node-releases.ts';
import { count } from '../../../phrases/numbers.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { records } from '../record.ts';
import { folded } from './folded.ts';

/** Which servers, by what names, which release they ran and whose clock they had. */
export function servers(context: Context): HTMLElement {
  const { nodes, deployment } = context.report.bundle;
  return folded(
    context,
    { title: `Servers: ${count(nodes.length, 'server')}`, keys: ['clock'] },
    () => {
      const told = { local: clockOf(context.report, context.store.choice().clock) };
      return [
        element('p', {}, `Product: ${deployment.kind} (${deployment.basis})`),
        dataTable<ReportNode>(
          'Servers',
          [
            { head: 'server', cell: ({ id }) => id },
            { head: 'names', cell: ({ names }) => names.join(', ') },
            { head: 'runs', cell: (node) => nodeReleases(told, node) },
            { head: 'clock', cell: (node) => nodeClock(told, node) },
            {
              head: 'records',
              cell: ({ releases = [] }) =>
                records(
                  context,
                  releases.flatMap(({ evidence }) => evidence),
                ) ?? '',
            },
          ],
          nodes,
        ),
      ];
    },
  );
}
