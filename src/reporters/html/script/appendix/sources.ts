import type { ReportSource } from '../../../../model/report.ts';
import { rangeOf } from '../../../phrases/days.ts';
import { count, grouped, size } from '../../../phrases/numbers.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { type DataColumn, dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { folded } from './folded.ts';

/** Every log, the time that it covers, and how much of it was understood. */
export function sources(context: Context): HTMLElement {
  const { sources: all } = context.report.bundle;
  return folded(context, { title: `Sources: ${count(all.length, 'log')}`, keys: ['clock'] }, () => [
    dataTable('Sources', columnsOf(context), all),
  ]);
}

function columnsOf(context: Context): readonly DataColumn<ReportSource>[] {
  const local = clockOf(context.report, context.store.choice().clock);
  return [
    {
      head: 'path',
      cell: ({ path, duplicateOf }) => (duplicateOf ? `${path} (same as ${duplicateOf})` : path),
    },
    { head: 'kind', cell: ({ kind }) => kind },
    { head: 'server', cell: ({ node }) => node },
    { head: 'size', cell: ({ bytes }) => size(bytes), isNumber: true },
    { head: 'covers', cell: (source) => coverage(context, source) },
    { head: 'time', cell: ({ from, to }) => (from && to ? rangeOf({ local }, from, to) : '') },
    { head: 'records', cell: ({ records }) => grouped(records), isNumber: true },
    { head: 'used lines', cell: ({ lines }) => grouped(lines.used), isNumber: true },
    { head: 'unused', cell: ({ lines }) => grouped(lines.unused), isNumber: true },
    { head: 'unknown', cell: ({ lines }) => grouped(lines.unknown), isNumber: true },
  ];
}

/** Its part of the time of the whole bundle. */
function coverage({ report: { bundle } }: Context, { from, to }: ReportSource): Node | string {
  if (!from || !to || !bundle.from || !bundle.to) return '';
  const start = Date.parse(bundle.from);
  const length = Math.max(1, Date.parse(bundle.to) - start);
  const [begin, end] = [from, to].map((iso) => ((Date.parse(iso) - start) / length) * 100);
  const part = element('span');
  part.style.left = `${begin}%`;
  part.style.width = `${(end ?? 0) - (begin ?? 0)}%`;
  return element('span', { class: 'coverage', 'aria-hidden': 'true' }, part);
}
