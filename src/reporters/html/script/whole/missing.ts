import { missingLogs } from '../../../phrases/missing-logs.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import { redrawn } from '../redrawn.ts';

/** Logs that would have told more, and how to get them. */
export const missing = (context: Context): HTMLElement =>
  redrawn(context, { name: 'missing', keys: ['clock'] }, () => {
    const local = clockOf(context.report, context.store.choice().clock);
    const wanted = missingLogs(context.report.bundle.missing, local);
    if (wanted.length === 0) return [];
    return [
      element('h2', {}, 'Missing'),
      ...wanted.map(({ logs, collect }) =>
        element(
          'article',
          {},
          ...logs.flatMap(({ log, ofWhat, why }) => [
            element('h3', {}, `${log} ${ofWhat}`),
            element('p', {}, why),
          ]),
          element('p', {}, element('b', {}, 'collect'), ' ', element('code', {}, collect)),
        ),
      ),
    ];
  });
