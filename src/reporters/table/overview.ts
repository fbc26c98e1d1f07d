import type { Overview } from '../../model/report.ts';
import { block, labelled } from './block.ts';
import { hourBars } from './hour-bars.ts';
import { duration, grouped } from './numbers.ts';
import type { View } from './view.ts';

/** Of fewer the list itself tells as much. */
const least = 5;
const mostNames = 6;

/** When it hits, on which side and why, whom again, and who was nearly lost: each only where there is something to compare. */
export function overview(view: View): string[] {
  const { hours, repeats, causes, sides, nearest } = view.report.overview;
  const losses = sides.reduce((sum, { disconnects }) => sum + disconnects, 0);
  if (losses + nearest.length < least) return [];
  return block(view, 'OVERVIEW', [
    ...hourBars(view, several(hours)),
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
      several(nearest).map(({ agent, silentMs }) => `${agent} ${duration(silentMs)}`),
      limitOf(nearest),
    ),
  ]);
}

const several = <T>(all: readonly T[]): readonly T[] => (all.length > 1 ? all : []);

const shareOf = ({ disconnects, share }: Overview['sides'][number]): string =>
  `${grouped(disconnects)} (${Math.round(share * 100)}%)`;

/** The idle time is one for the whole bundle. */
const limitOf = ([first]: Overview['nearest']): string =>
  first ? `; ${duration(first.idleMs)} end a session` : '';

function labelledList(view: View, label: string, items: readonly string[], unit = ''): string[] {
  if (items.length === 0) return [];
  const shown = view.verbose ? items : items.slice(0, mostNames);
  const rest = items.length - shown.length;
  const more = rest > 0 ? ` and ${grouped(rest)} more` : '';
  return labelled(view, `  ${label}`, shown.join(', ') + more + unit);
}
