import { groupBy } from '../../model/group-by.ts';
import type { Missing } from '../../model/report.ts';
import { block, capped, labelled, paragraph } from './block.ts';
import { rangeOf } from './days.ts';
import type { Page } from './view.ts';

const most = 6;

/**
 * Logs that would have told more, and how to get them; what several nodes lack is said once, and so is the command that
 * brings several logs.
 */
export function missing(page: Page, all: readonly Missing[]): string[] {
  const same = groupBy(all, ({ kind, why, collect }) => `${kind}\n${why}\n${collect}`);
  return block(
    page,
    'MISSING',
    capped(page, [...groupBy(same.values(), howTo).values()], most, (logs) => [
      ...logs.flatMap((group) => missingLines(page, group)),
      ...labelled(page, '    collect', logs[0]?.[0]?.collect ?? ''),
    ]),
  );
}

const howTo = (group: readonly Missing[]): string =>
  `${group.map(({ node }) => node).join('\n')}\n${group[0]?.collect}`;

function missingLines(page: Page, group: readonly Missing[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const nodes = [...new Set(group.map(({ node }) => node))].join(', ');
  return [
    ...paragraph(page, `${first.kind} log`, `of ${nodes}${time(page, group)}`),
    ...labelled(page, '    why    ', first.why),
  ];
}

function time(page: Page, group: readonly Missing[]): string {
  const from = group
    .flatMap((one) => one.from ?? [])
    .sort()
    .at(0);
  const to = group
    .flatMap((one) => one.to ?? [])
    .sort()
    .at(-1);
  if (from !== undefined && to !== undefined) return `, ${rangeOf(page, from, to)}`;
  if (from !== undefined) return `, from ${page.local.dayAndTime(from)}`;
  return to === undefined ? '' : `, until ${page.local.dayAndTime(to)}`;
}
