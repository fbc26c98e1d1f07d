import { owners } from '../../model/words.ts';
import { alike } from './alike.ts';
import { block, capped, labelled } from './block.ts';
import type { View } from './view.ts';

const most = 8;
const widest = Math.max(...owners.map((owner) => owner.length));

/** What to do, each thing once, by who can do it. */
export function nextSteps(view: View): string[] {
  const { disconnects, bursts } = view.report;
  // A healthy agent's sign-out asks for nothing: what it might teach is told step by step.
  const telling = disconnects.filter(({ outcome }) => view.stepByStep || outcome !== 'closed');
  const all = [
    ...bursts.flatMap(({ next, agents }) =>
      next.map((one) => ({ ...one, agent: agents.find((id) => one.text.includes(id)) })),
    ),
    ...telling.flatMap(({ next, agent }) => next.map((one) => ({ ...one, agent }))),
  ];
  const sorted = alike(all, ({ owner }) => owner)
    .sort((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner))
    .map((next, index, others) => ({ ...next, isFirst: next.owner !== others[index - 1]?.owner }));
  return block(
    view,
    'NEXT',
    capped(view, sorted, most, ({ owner, text, isFirst }) =>
      labelled(view, `  ${(isFirst ? owner : '').padEnd(widest)}`, text),
    ),
  );
}
