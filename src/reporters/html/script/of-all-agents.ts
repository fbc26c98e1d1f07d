import type { Context } from './context.ts';
import { element } from './dom.ts';
import { filterKeys } from './shown-agents.ts';

/** Of a section that does not follow the filters; shown while one is set. */
export function ofAllAgents({ store }: Context): HTMLElement {
  const line = element('p', { class: 'quiet of-all' }, 'of all agents, whatever the filters say');
  const show = (): void => {
    line.hidden = filterKeys.every((key) => store.choice()[key] === undefined);
  };
  store.on(filterKeys, show);
  show();
  return line;
}
