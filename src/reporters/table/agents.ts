import { daysOf } from '../phrases/days.ts';
import { instantsOf } from '../phrases/loss-words.ts';
import type { Loss } from '../phrases/losses.ts';
import type { View } from '../phrases/view.ts';
import { block } from './block.ts';
import { columns } from './columns.ts';
import { lossColumns } from './loss-columns.ts';

const most = 40;

/** A line an agent that is not healthy. */
export function agents(view: View, losses: readonly Loss[]): string[] {
  if (losses.length === 0) return [];
  const shown = view.verbose ? losses : losses.slice(0, most);
  const rest = losses.length - shown.length;
  const days = daysOf(view, shown.flatMap(instantsOf));
  return block(view, `AGENTS  ${view.paint.quiet(days.title)}`, [
    ...columns(view, shown, lossColumns(view, shown, days)),
    ...(rest > 0 ? [view.paint.quiet(`… and ${rest} more (use --agent or -f json)`)] : []),
  ]);
}
