import type { ReportAgent, Risk } from '../../../../../model/report.ts';
import { rangeOf } from '../../../../phrases/days.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { records } from '../../record.ts';

/** What may cost the agent a session yet. */
export function risks(context: Context, { risks: all = [] }: ReportAgent): HTMLElement[] {
  if (all.length === 0) return [];
  return [
    element('h3', {}, 'At risk'),
    element('ul', { class: 'risks' }, ...all.map((risk) => item(context, risk))),
  ];
}

function item(context: Context, { cause, text, from, to, evidence }: Risk): HTMLElement {
  const local = clockOf(context.report, context.store.choice().clock);
  const when = from === undefined ? '' : `, ${rangeOf({ local }, from, to ?? from)}`;
  return element(
    'li',
    {},
    element('b', {}, `${cause}${when}`),
    `: ${text}`,
    records(context, evidence),
  );
}
