import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { shortName, titleOf } from '../../shortened.ts';
import type { Choice } from '../../store.ts';
import { agentStory } from './agent-story.ts';
import { isFree, onEscape, returnFocus } from './focus.ts';
import { unfoldForPrint } from './unfold-for-print.ts';

/** All that is known of the agent that was chosen; hidden where none is. */
export function agentPanel(context: Context): HTMLElement {
  const { store } = context;
  const panel = element('section', { class: 'agent', 'aria-labelledby': 'agent-title' });
  const close = (): void => store.choose({ agent: undefined, disconnect: undefined });
  let told: Choice = store.choice();
  let opener: Element | undefined;

  function draw(): void {
    const { agent } = store.choice();
    panel.hidden = agent === undefined;
    const parts = agent === undefined ? [] : [head(agent, close), ...agentStory(context, agent)];
    panel.replaceChildren(...parts);
  }

  function follow(): void {
    const [before, now] = [told, store.choice()];
    const focused = document.activeElement ?? document.body;
    const isLost = panel.contains(focused) || isFree(focused);
    told = now;
    draw();
    if (now.agent === undefined) {
      if (before.agent !== undefined && isLost) returnFocus(opener, before.agent);
      opener = undefined;
      return;
    }
    if (!isLost) opener = focused;
    if (focused.closest('.lanes') !== null) return;
    if (now.agent !== before.agent) goTo(panel, '#agent-title');
    else if (now.disconnect !== before.disconnect) goTo(panel, '#disconnect-title');
  }

  store.on(['agent', 'disconnect', 'clock'], follow);
  unfoldForPrint(panel);
  onEscape(() => !panel.hidden && close());
  draw();
  // Whoever was sent the address wants to see the agent, once the page stands.
  if (!panel.hidden) requestAnimationFrame(() => goTo(panel, '#agent-title'));
  return panel;
}

const head = (agent: string, close: () => void): HTMLElement =>
  element(
    'div',
    { class: 'agent-head' },
    element(
      'h2',
      { id: 'agent-title', tabindex: -1, title: titleOf(agent, shortName(agent)) },
      `Agent ${shortName(agent)}`,
    ),
    element('button', { type: 'button', onclick: close }, 'Close'),
  );

function goTo(panel: HTMLElement, heading: string): void {
  const target = panel.querySelector<HTMLElement>(heading);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView();
}
