import { groupBy } from '../../model/group-by.ts';
import type { Overview } from '../../model/report.ts';
import { count, grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { capped, labelled } from './block.ts';
import { levelBar } from './levels.ts';

const mostDays = 7;
const scale = '00    06    12    18    ';

type Hour = Overview['hours'][number];

/** A line a day, with a column for each hour of the server's clock: how many were lost in it, beside the worst hour of all. */
export function hourBars(view: View, hours: readonly Hour[]): string[] {
  if (hours.length === 0) return [];
  const most = Math.max(...hours.map(({ disconnects }) => disconnects));
  const days = [...groupBy(hours, ({ from }) => view.local.day(from))];
  return [
    view.paint.quiet(`  by hour     ${scale}`.trimEnd()),
    ...capped(view, days, mostDays, ([day, own]) =>
      labelled(view, `  ${day}  ${barOf(view, own, most)}`, dayWords(view, own), (same) => same),
    ),
  ];
}

function barOf({ local }: View, hours: readonly Hour[], most: number): string {
  const columns = new Array<number>(scale.length).fill(0);
  for (const { from, disconnects } of hours) {
    const hour = Number(local.time(from).slice(0, 2));
    // An hour that the clock shows twice is one column.
    columns[hour] = Math.max(columns[hour] ?? 0, disconnects);
  }
  return levelBar(columns, most);
}

function dayWords({ local }: View, hours: readonly Hour[]): string {
  const total = hours.reduce((sum, { disconnects }) => sum + disconnects, 0);
  const worst = hours.reduce((a, b) => (b.disconnects > a.disconnects ? b : a));
  const when = local.time(worst.from).slice(0, 5);
  const said = hours.length === 1 ? `from ${when}` : `${grouped(worst.disconnects)} from ${when}`;
  return `${count(total, 'disconnect')}, ${said}`;
}
