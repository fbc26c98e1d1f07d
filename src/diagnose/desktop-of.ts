import { type EpochMs, epochMs } from '../model/time.ts';
import { besideHole } from '../timeline/beside-hole.ts';
import type { Desktop } from '../timeline/desktop.ts';
import { desktopLogOf } from '../timeline/desktop-log.ts';
import { desktopPageAt } from '../timeline/desktop-page.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { keptOf } from '../timeline/kept-of.ts';
import { firstFailure } from '../timeline/last-contact.ts';
import { pageHole } from '../timeline/page-hole.ts';

/** Without a last contact or a return, the page's own log is looked at this far around the loss. */
const aroundMs = 60_000;

/** What the agent's own client log shows around a disconnect. Every rule asks for it. */
export const desktopOf = keptOf((disconnect: Disconnect): Desktop => {
  const { agent, lastContact, at, returned, transport } = disconnect;
  const noticed = noticedBefore(disconnect);
  const log = desktopLogOf(agent.events, {
    from: lastContact?.earliest ?? epochMs(Math.min(at.at, noticed) - aroundMs),
    to: lastContact?.latest ?? noticed,
    until: returned?.at ?? epochMs(at.at + aroundMs),
    webSocket: transport === 'websocket',
  });
  const hole = pageHole(agent.events, log);
  const beside =
    hole &&
    besideHole(
      hole,
      agent.id,
      agent.nodes.flatMap(({ pages }) => pages),
    );
  return {
    ...log,
    page: desktopPageAt(agent, hole?.from.at ?? at.at, agent.nodes),
    ...(hole && { hole }),
    ...(beside && { beside }),
  };
});

/** The loss, or where the page itself noticed it before the server: what it wrote then shows nothing of the time before. */
function noticedBefore({ agent, at, ends, transport }: Disconnect): EpochMs {
  const said = ends.find(({ step }) => step === 'client-status');
  if (transport !== 'websocket' || !said || said.at > at.at) return at.at;
  const failed = firstFailure(agent.events, said);
  return epochMs(Math.min(said.at, failed?.at ?? said.at) - 1);
}
