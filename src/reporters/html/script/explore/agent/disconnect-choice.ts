import type { ReportDisconnect } from '../../../../../model/report.ts';
import { outcomeTone } from '../../../../phrases/outcome-tone.ts';
import { agentLink } from '../../agent-link.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';

/** The agent's disconnects, one of which is told. */
export function disconnectChoice(
  context: Context,
  disconnects: readonly ReportDisconnect[],
  chosen: ReportDisconnect,
): HTMLElement[] {
  if (disconnects.length < 2) return [];
  const items = disconnects.map((one) => item(context, one, one === chosen));
  return [
    element(
      'nav',
      { class: 'disconnects', 'aria-label': 'Disconnects of this agent' },
      element('ul', {}, ...items),
    ),
  ];
}

function item(
  { report, store }: Context,
  { id, agent, at, outcome }: ReportDisconnect,
  isChosen: boolean,
): HTMLElement {
  const local = clockOf(report, store.choice().clock);
  const link = agentLink(store, agent, { disconnect: id, text: local.dayAndTime(at) });
  if (isChosen) link.setAttribute('aria-current', 'true');
  link.append(' ', element('span', { class: outcomeTone[outcome] }, outcome));
  return element('li', {}, link);
}
