import type { ReportAgent, ReportDisconnect } from '../../../../../model/report.ts';
import { outcomeWords } from '../../../../../model/words.ts';
import { outcomeTone } from '../../../../phrases/outcome-tone.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { shortName } from '../../shortened.ts';
import { chosenDisconnect } from './chosen-disconnect.ts';
import { disconnectChoice } from './disconnect-choice.ts';
import { disconnectStory } from './disconnect-story.ts';
import { risks } from './risks.ts';

/** What came of the agent, then one of its disconnects. */
export function agentStory(context: Context, id: string): HTMLElement[] {
  const agent = context.agents.get(id);
  if (agent === undefined)
    return [element('p', { class: 'note' }, `There is no agent ${shortName(id)} in this report.`)];
  const disconnects = agent.disconnects.flatMap((one) => context.disconnects.get(one) ?? []);
  const asked = context.store.choice().disconnect;
  const disconnect = chosenDisconnect(agent, disconnects, asked);
  return [
    ...(disconnect?.outcome === agent.outcome ? [] : [outcome(agent)]),
    ...isGone(disconnects, asked),
    ...(disconnect === undefined
      ? [element('p', { class: 'note' }, 'No disconnect of this agent is known.')]
      : [
          ...disconnectChoice(context, disconnects, disconnect),
          disconnectStory(context, disconnect),
        ]),
    ...risks(context, agent),
  ];
}

const outcome = ({ outcome: name }: ReportAgent): HTMLElement =>
  element('p', {}, element('b', { class: outcomeTone[name] }, name), `: ${outcomeWords[name]}`);

/** Another report may have known it. */
function isGone(
  disconnects: readonly ReportDisconnect[],
  asked: string | undefined,
): HTMLElement[] {
  if (asked === undefined || disconnects.some(({ id }) => id === asked)) return [];
  return [
    element(
      'p',
      { class: 'note' },
      `This agent has no disconnect ${shortName(asked)} in this report.`,
    ),
  ];
}
