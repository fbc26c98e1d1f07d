import { groupBy } from '../../model/group-by.ts';
import type { Missing } from '../../model/report.ts';
import { block, capped, labelled, paragraph } from './block.ts';
import { rangeOf } from './days.ts';
import type { View } from './view.ts';

const most = 6;

/**
 * Logs that would have told more, and how to get them; what several nodes lack is said once, and so is the command that
 * brings several logs.
 */
export function missing(view: View): string[] {
  const same = groupBy(
    view.report.bundle.missing,
    ({ kind, why, collect }) => `${kind}\n${why}\n${collect}`,
  );
  return block(
    view,
    'MISSING',
    capped(view, [...groupBy(same.values(), howTo).values()], most, (logs) => [
      ...logs.flatMap((group) => missingLines(view, group)),
      ...labelled(view, '    collect', logs[0]?.[0]?.collect ?? ''),
    ]),
  );
}

const howTo = (group: readonly Missing[]): string =>
  `${group.map(({ node }) => node).join('\n')}\n${group[0]?.collect}`;

function missingLines(view: View, group: readonly Missing[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const nodes = [...new Set(group.map(({ node }) => node))].join(', ');
  return [
    ...paragraph(view, `${first.kind} log`, `of ${nodes}${time(view, group)}`),
    ...labelled(view, '    why    ', first.why),
  ];
}

function time(view: View, group: readonly Missing[]): string {
  const from = group
    .flatMap((one) => one.from ?? [])
    .sort()
    .at(0);
  const to = group
    .flatMap((one) => one.to ?? [])
    .sort()
    .at(-1);
  if (from !== undefined && to !== undefined) return `, ${rangeOf(view, from, to)}`;
  if (from !== undefined) return `, from ${view.local.dayAndTime(from)}`;
  return to === undefined ? '' : `, until ${view.local.dayAndTime(to)}`;
}
