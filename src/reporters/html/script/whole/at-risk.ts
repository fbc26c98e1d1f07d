import { rangeOf } from '../../../phrases/days.ts';
import { agentLink } from '../agent-link.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { records } from '../record.ts';
import { redrawn } from '../redrawn.ts';

/** Desktops whose next failed poll may end the session. */
export const atRisk = (context: Context): HTMLElement =>
  redrawn(context, { name: 'at-risk', keys: ['clock'] }, () => {
    const local = clockOf(context.report, context.store.choice().clock);
    const all = context.report.agents.flatMap(({ id, risks = [] }) =>
      risks.map((risk) => ({ id, ...risk })),
    );
    if (all.length === 0) return [];
    return [
      element('h2', {}, 'At risk'),
      element('p', {}, 'Desktops whose next failed poll may end the session.'),
      dataTable(
        'At risk',
        [
          { head: 'agent', cell: ({ id }) => agentLink(context.store, id) },
          {
            head: 'when',
            cell: ({ from, to }) => (from && to ? rangeOf({ local }, from, to) : ''),
          },
          { head: 'cause', cell: ({ cause }) => cause },
          { head: 'why', cell: ({ text }) => text, isText: true },
          { head: 'records', cell: ({ evidence }) => records(context, evidence) ?? '' },
        ],
        all,
      ),
    ];
  });
