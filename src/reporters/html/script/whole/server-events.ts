import { rangeOf } from '../../../phrases/days.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { record } from '../record.ts';
import { redrawn } from '../redrawn.ts';

/** What happened to the servers themselves, whoever it hit. */
export const serverEvents = (context: Context): HTMLElement =>
  redrawn(context, { name: 'server-events', keys: ['clock'] }, () => {
    const { serverEvents: events } = context.report;
    const local = clockOf(context.report, context.store.choice().clock);
    if (events.length === 0) return [];
    return [
      element('h2', {}, 'Server'),
      element('p', {}, 'What happened to the servers themselves; it accuses nobody by itself.'),
      dataTable(
        'Server events',
        [
          {
            head: 'when',
            cell: ({ from, at }) => rangeOf({ local }, from ?? at, at),
          },
          { head: 'server', cell: ({ node }) => node },
          { head: 'event', cell: ({ event }) => event },
          { head: 'what', cell: ({ text }) => text, isText: true },
          { head: 'record', cell: ({ evidence }) => record(context, evidence), isText: true },
        ],
        events,
      ),
    ];
  });
