import { groupBy } from '../../../../model/group-by.ts';
import { owners } from '../../../../model/words.ts';
import { count } from '../../../phrases/numbers.ts';
import { isKnown, type RankedStep, rankedSteps, topicOf } from '../../../phrases/ranked-steps.ts';
import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import { ofAllAgents } from '../of-all-agents.ts';

const titles = {
  agent: 'Agent',
  network: 'Network',
  administrator: 'Administrator',
  tac: 'Cisco TAC',
} as const satisfies Record<(typeof owners)[number], string>;

/** Who can do what. */
export function next(context: Context): HTMLElement {
  const byOwner = groupBy(rankedSteps(context.report), ({ owner }) => owner);
  const lists = owners.flatMap((owner) => {
    const steps = byOwner.get(owner) ?? [];
    return steps.length === 0 ? [] : [element('h3', {}, titles[owner]), ...advice(steps)];
  });
  const title = element('h2', {}, 'Next');
  const section = element('section', { id: 'next' }, title, ofAllAgents(context), ...lists);
  section.hidden = lists.length === 0;
  return section;
}

function advice(steps: readonly RankedStep[]): HTMLElement[] {
  const known = steps.filter(isKnown);
  const general = steps.filter((step) => !isKnown(step));
  return [
    ...(known.length > 0 ? [list(known)] : []),
    ...(general.length > 0
      ? [element('p', { class: 'quiet' }, 'Where the cause is not known:'), list(general)]
      : []),
  ];
}

const list = (steps: readonly RankedStep[]): HTMLElement =>
  element('ul', {}, ...steps.map((step) => element('li', {}, step.text, about(step))));

const about = (step: RankedStep): HTMLElement | undefined =>
  isKnown(step)
    ? element(
        'span',
        { class: 'quiet' },
        ` (${topicOf(step)}; helps ${count(step.helps, 'agent')})`,
      )
    : undefined;
