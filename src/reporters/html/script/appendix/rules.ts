import type { ReportRule } from '../../../../model/report.ts';
import { grouped } from '../../../phrases/numbers.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { folded } from './folded.ts';

/** Every rule: how often it fired, and how often it lacked a log. */
export function rules(context: Context): HTMLElement {
  const { rules: all } = context.report;
  const fired = all.filter((rule) => rule.fired > 0).length;
  return folded(context, { title: `Rules: ${fired} of ${all.length} fired` }, () => [
    dataTable<ReportRule>(
      'Rules',
      [
        { head: 'rule', cell: ({ id }) => id },
        { head: 'cause', cell: ({ cause }) => cause },
        { head: 'fires when', cell: ({ title }) => title, isText: true },
        { head: 'fired', cell: (rule) => (rule.off ? 'off' : grouped(rule.fired)), isNumber: true },
        { head: 'could not run', cell: lacking },
      ],
      [...all].sort((a, b) => b.fired - a.fired),
    ),
  ]);
}

function lacking({ couldNotRun }: ReportRule): Node | string {
  if (couldNotRun.length === 0) return '';
  return element(
    'details',
    { class: 'more' },
    element('summary', {}, grouped(couldNotRun.length)),
    ...couldNotRun.map(({ disconnect, needs }) => element('div', {}, `${disconnect}: ${needs}`)),
  );
}
