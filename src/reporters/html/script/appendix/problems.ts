import { count } from '../../../phrases/numbers.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { folded } from './folded.ts';

/** Trouble of the run itself, errors first. */
export function problems(context: Context): HTMLElement {
  const all = [...context.report.problems].sort((a, b) => a.severity.localeCompare(b.severity));
  const isOpen = all.some(({ severity }) => severity === 'error');
  return folded(context, { title: `Problems: ${count(all.length, 'problem')}`, isOpen }, () => [
    all.length === 0
      ? element('p', {}, 'Everything could be read.')
      : dataTable(
          'Problems',
          [
            { head: 'severity', cell: ({ severity }) => severity },
            { head: 'where', cell: ({ where }) => where },
            { head: 'what', cell: ({ what }) => what, isText: true },
            { head: 'next', cell: ({ next }) => next, isText: true },
          ],
          all,
        ),
  ]);
}
