import { hashOf } from './deep-link.ts';
import { element } from './dom.ts';
import { shortName, titleOf } from './shortened.ts';
import { filterKeys } from './shown-agents.ts';
import type { Store } from './store.ts';

/** Opens an agent, at one of its disconnects where that is named, and keeps all else that was chosen. */
export function agentLink(
  store: Store,
  agent: string,
  {
    disconnect,
    text = shortName(agent),
  }: { readonly disconnect?: string; readonly text?: string } = {},
): HTMLAnchorElement {
  const href = addressOf(store, agent, disconnect);
  return element(
    'a',
    {
      href,
      title: text === shortName(agent) ? titleOf(agent, text) : undefined,
      'data-agent': agent,
      'data-disconnect': disconnect,
      onclick: openAgain,
    },
    text,
  );
}

function addressOf(store: Store, agent: string, disconnect: string | undefined): string {
  const { disconnect: _, ...others } = store.choice();
  return hashOf({ ...others, agent, ...(disconnect !== undefined && { disconnect }) });
}

/** The address that is open already changes nothing, but whoever follows it wants to be there. */
function openAgain({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLAnchorElement && currentTarget.hash === location.hash)
    document.getElementById('agent-title')?.focus();
}

/** Brings the addresses of all such links up to date when something else is chosen. */
export function keepLinks(store: Store): void {
  store.on([...filterKeys, 'clock', 'from', 'to'], () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-agent]')) {
      const { agent = '', disconnect } = link.dataset;
      link.setAttribute('href', addressOf(store, agent, disconnect));
    }
  });
}
