import type { ReportDisconnect } from '../../model/report.ts';
import { daysOf } from './days.ts';
import { contactBetween } from './last-contact.ts';
import type { LocalTime } from './local-time.ts';
import { reasonOf } from './reason.ts';

/**
 * What is known of the session that was lost: reason, session, last contact, return.
 *
 * @param together what is said of one that is of a burst
 */
export function disconnectDetails(
  disconnect: ReportDisconnect,
  local: LocalTime,
  together = 'together with others, see below',
): string[] {
  const { sid, resource, transport, count, returnedAt, lastContact, at } = disconnect;
  const contact = lastContact && contactBetween(lastContact, daysOf({ local }, [at]));
  return [
    reason(disconnect),
    session(sid, resource, transport),
    contact && `last contact ${contact}`,
    count > 1 ? `${count} times in a row` : undefined,
    returnedAt && (returnedAt === at ? 'back by then' : `back at ${local.time(returnedAt)}`),
    disconnect.burst && together,
  ].filter((detail) => detail !== undefined);
}

/** Words for two codes name both themselves. */
function reason(disconnect: ReportDisconnect): string | undefined {
  const { requested, confirmed, text } = disconnect.reasonCode ?? {};
  const isChanged = requested !== undefined && confirmed !== undefined && requested !== confirmed;
  if (isChanged && text) return `reason: ${text}`;
  const said = [reasonOf(disconnect), text].filter(Boolean);
  return said.length === 0 ? undefined : `reason ${said.join(' ')}`;
}

function session(
  sid: string | undefined,
  resource: string | undefined,
  transport: string,
): string | undefined {
  const parts = [sid, resource && `(${resource})`, transport !== 'unknown' && `over ${transport}`];
  const said = parts.filter(Boolean);
  return said.length === 0 ? undefined : `session ${said.join(' ')}`;
}
