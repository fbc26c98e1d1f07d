import type { AskedRule, ReportDisconnect } from '../../../../../model/report.ts';
import { byResult, resultWords, ruleSays, ruleStopped } from '../../../../phrases/asked-words.ts';
import { count } from '../../../../phrases/numbers.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { records } from '../../record.ts';

/** How far each rule got with the disconnect, where the report tells it: what it asked, and what stopped it. */
export function ruleByRule(context: Context, { asked = [] }: ReportDisconnect): HTMLElement[] {
  if (asked.length === 0) return [];
  return [
    element(
      'details',
      { class: 'rules' },
      element('summary', {}, `How far ${count(asked.length, 'rule')} got with this loss`),
      element('ul', {}, ...byResult(asked).map((rule) => item(context, rule))),
    ),
  ];
}

function item(context: Context, asked: AskedRule): HTMLElement {
  const { rule, cause, result, met, unmet, needs } = asked;
  const { word, tone } = resultWords[result];
  const stop = ruleStopped(asked);
  return element(
    'li',
    {},
    element('b', {}, `${rule} (${cause}): `),
    element('b', { class: tone }, `${word}.`),
    ` ${ruleSays(context.report, asked)}`,
    element(
      'ul',
      {},
      ...met.map((text) => line('met', 'good', text)),
      stop && line(stop.known ? 'not met' : 'unknown', stop.known ? 'bad' : 'doubtful', stop.text),
      needs !== undefined && line('lacks', 'doubtful', needs),
    ),
    records(context, unmet?.evidence ?? []),
  );
}

const line = (label: string, tone: string, text: string): HTMLElement =>
  element('li', {}, element('b', { class: tone }, label), ` ${text}`);
