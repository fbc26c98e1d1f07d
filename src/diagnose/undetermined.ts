import type { Next } from '../model/report.ts';
import type { Disconnect } from '../timeline/disconnect.ts';

/** What would tell the causes apart that the logs at hand leave open. */
export function undeterminedDecide(d: Disconnect): string {
  const agent = d.agent.id;
  if (d.nearMiss)
    return `${agent}'s client log over that time: events that arrive in bunches on one second of the minute speak for a hidden tab, requests without an answer for the network, a hole for a page that did not run.`;
  if (d.ends[0]?.step === 'replaced')
    return `${agent}'s client log: \`unloading\` shows a page that was refreshed, \`conflict\` a second sign-in, \`disconnected\` a desktop that came back after an outage.`;
  if (wasRead(d))
    return `${agent}'s client log was read and does not tell the causes apart: ask the agent what happened on the PC at that time, and look at what other pages of the same PC did.`;
  if (d.transport === 'websocket')
    return `${agent}'s client log: a WebSocket leaves no sweeps, and a closed page, a reset connection and a network loss look the same here.`;
  return `${agent}'s client log over that time: requests without an answer while it goes on speak for the network, a hole for a page that did not run (sleep, frozen or blocked), \`unloading\` or an end for a page that was left.`;
}

/** The agent's client log reaches over the loss. */
function wasRead({ agent, at }: Disconnect): boolean {
  const own = agent.events.filter(({ fact }) => fact.kind.startsWith('client-'));
  return own.some((event) => event.at <= at.at) && own.some((event) => event.at >= at.at);
}

/** The suggested actions of TechNote 211376, for a loss that nothing explains yet. */
export function generalAdvice({ agent, nearMiss }: Disconnect): Next[] {
  const watch: Next = {
    owner: 'agent',
    text: 'Keep the desktop in a visible window of a supported browser; take it out of sleeping tabs and memory savers, and keep the PC from sleeping.',
  };
  if (nearMiss) return [watch];
  return [
    {
      owner: 'agent',
      text: `Ask ${agent.id} what happened on the PC at that time (sleep, closed page, other tabs, network change), and send an error report right after the next time.`,
    },
    watch,
    {
      owner: 'network',
      text: 'Check the path of this desktop to ports 7443 and 8445 for losses, VPN reconnects and idle timeouts below 60 s.',
    },
    {
      owner: 'administrator',
      text: 'Test without third-party gadgets; check utils ntp status and utils diagnose test, and DNS of server and client in both directions.',
    },
  ];
}
