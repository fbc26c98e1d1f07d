import { groupBy } from '../../model/group-by.ts';
import { owners } from '../../model/words.ts';
import { block, capped, labelled } from './block.ts';
import type { View } from './view.ts';

const most = 8;
const widest = Math.max(...owners.map((owner) => owner.length));

/** What to do, each thing once, by who can do it. */
export function nextSteps(view: View): string[] {
  const { disconnects, bursts } = view.report;
  const all = [...bursts, ...disconnects].flatMap(({ next }) => next);
  const once = [...groupBy(all, ({ owner, text }) => `${owner} ${text}`).values()].flatMap(
    ([first]) => first ?? [],
  );
  const sorted = once.sort((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner));
  return block(
    view,
    'NEXT',
    capped(view, sorted, most, ({ owner, text }) =>
      labelled(view, `  ${owner.padEnd(widest)}`, text),
    ),
  );
}
