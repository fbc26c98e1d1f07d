import type { Overview } from '../../model/report.ts';
import { longestOfEach } from '../phrases/longest-of-each.ts';
import { duration, grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { block, labelled } from './block.ts';
import { hourBars } from './hour-bars.ts';
import { minuteStrip } from './minute-strip.ts';

/** Of fewer the list itself tells as much. */
const least = 5;
const mostNames = 6;

/** When it hits, on which side and why, whom again, and who was nearly lost: each only where there is something to compare. */
export function overview(view: View): string[] {
  const { hours, repeats, causes, sides, nearest } = view.report.overview;
  const losses = sides.reduce((sum, { disconnects }) => sum + disconnects, 0);
  if (losses + nearest.length < least) return [];
  const strip = minuteStrip(view);
  return block(view, 'OVERVIEW', [
    ...(strip.length > 0 ? strip : hourBars(view, several(hours))),
    ...labelledList(
      view,
      'sides  ',
      several(sides).map((one) => `${one.side} ${shareOf(one)}`),
    ),
    ...labelledList(
      view,
      'causes ',
      several(causes).map((one) => `${one.cause} ${shareOf(one)}`),
    ),
    ...labelledList(
      view,
      'again  ',
      repeats.map(({ agent, disconnects }) => `${agent} ×${grouped(disconnects)}`),
    ),
    ...labelledList(
      view,
      'nearest',
      several(longestOfEach(nearest)).map(
        ({ agent, silentMs }) => `${agent} ${duration(silentMs)}`,
      ),
      { lead: 'longest silences survived: ', end: limitOf(view) },
    ),
  ]);
}

const several = <T>(all: readonly T[]): readonly T[] => (all.length > 1 ? all : []);

const shareOf = ({ disconnects, share }: Overview['sides'][number]): string =>
  `${grouped(disconnects)} (${Math.round(share * 100)}%)`;

/** A silence may pass the limit and be over before the next sweep looks. */
function limitOf({ report }: View): string {
  const { sweepMs } = report.settings;
  const idleMs = report.overview.nearest[0]?.idleMs ?? 0;
  const looks = sweepMs ? `, looked at every ${sweepMs.value / 1_000} s` : '';
  return ` (the limit is ${idleMs / 1_000} s${looks})`;
}

function labelledList(
  view: View,
  label: string,
  items: readonly string[],
  { lead = '', end = '' } = {},
): string[] {
  if (items.length === 0) return [];
  const shown = view.verbose ? items : items.slice(0, mostNames);
  const rest = items.length - shown.length;
  const more = rest > 0 ? ` and ${grouped(rest)} more` : '';
  return labelled(view, `  ${label}`, lead + shown.join(', ') + more + end);
}
