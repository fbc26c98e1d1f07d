import type { Setting } from '../../../../model/report.ts';
import { settingKeys } from '../../../../model/settings.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { records } from '../record.ts';
import { folded } from './folded.ts';

type Named = readonly [name: string, setting: Setting];

/** Timers, windows and weights, and where each comes from. */
export function settings(context: Context): HTMLElement {
  const { settings: all, settingsFile, subnets = [], browsers = [] } = context.report;
  const file = settingsFile === undefined ? '' : ` (${settingsFile})`;
  return folded(context, { title: `Settings${file}` }, () => [
    dataTable<Named>(
      'Settings',
      [
        { head: 'setting', cell: ([name]) => settingKeys[name] ?? name },
        { head: 'value', cell: shownValue, isNumber: true },
        { head: 'from', cell: ([, { origin }]) => origin },
        {
          head: 'record',
          cell: ([, { evidence }]) => (evidence && records(context, [evidence])) || '',
        },
      ],
      Object.entries(all),
    ),
    ...list('Subnets', subnets),
    ...list('Browsers', browsers),
  ]);
}

const shownValue = ([name, { value }]: Named): string =>
  name.endsWith('Ms') ? `${value / 1_000} s` : String(value);

const list = (title: string, names: readonly string[]): HTMLElement[] =>
  names.length === 0 ? [] : [element('p', {}, `${title}: ${names.join(', ')}`)];
