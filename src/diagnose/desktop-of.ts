import { epochMs } from '../model/time.ts';
import { type DesktopLog, desktopLogOf } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';

/** Without a last contact or a return, the page's own log is looked at this far around the loss. */
const aroundMs = 60_000;

/** What the agent's own client log shows around a disconnect. */
export function desktopOf({ agent, lastContact, at, returned }: Disconnect): DesktopLog {
  const from = lastContact?.earliest ?? epochMs(at.at - aroundMs);
  const to = lastContact?.latest ?? at.at;
  const until = returned?.at ?? epochMs(at.at + aroundMs);
  return desktopLogOf(agent.events, from, to, until);
}
