import type { ReportDisconnect } from '../../../../../model/report.ts';
import { missingLogs, type Wanted } from '../../../../phrases/missing-logs.ts';
import { notJudged } from '../../../../phrases/not-judged.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';

/** Rules that lacked a log, and the logs that would settle this disconnect, with how to get them. */
export function couldNotTell({ report, store }: Context, { id }: ReportDisconnect): HTMLElement[] {
  const lacking = notJudged(report, id);
  const concerned = report.bundle.missing.filter(({ disconnects = [] }) =>
    disconnects.includes(id),
  );
  const wanted = missingLogs(concerned, clockOf(report, store.choice().clock));
  return [
    ...list(wanted.map(wantedItem), 'wanted'),
    ...list(
      lacking.map(({ needs, rules }) =>
        element('li', {}, element('b', {}, 'not judged'), ` ${needs}: ${rules.join(', ')}`),
      ),
      'not-judged',
    ),
  ];
}

const list = (items: readonly HTMLElement[], name: string): HTMLElement[] =>
  items.length === 0 ? [] : [element('ul', { class: name }, ...items)];

const wantedItem = ({ logs, collect }: Wanted): HTMLElement =>
  element(
    'li',
    {},
    ...logs.map(({ log, ofWhat, why }) =>
      element('p', {}, element('b', {}, log), ` ${ofWhat}: ${why}`),
    ),
    element('p', {}, element('b', {}, 'collect'), ' ', element('code', {}, collect)),
  );
