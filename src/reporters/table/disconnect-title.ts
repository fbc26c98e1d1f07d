import type { ReportDisconnect } from '../../model/report.ts';
import { outcomeWords } from '../../model/words.ts';
import { paragraph } from './block.ts';
import { daysOf } from './days.ts';
import { contactBetween } from './last-contact.ts';
import { outcomePaint } from './outcome-paint.ts';
import { reasonOf } from './reason.ts';
import type { View } from './view.ts';

/** Who, where, when and how it ended; then what is known of the session. */
export function disconnectTitle(view: View, disconnect: ReportDisconnect): string[] {
  const { agent, node, at, outcome } = disconnect;
  const when = `${view.local.dayAndTime(at)} ${view.local.offset(at)}`;
  const said = [outcomeWords[outcome], ...details(view, disconnect)].join('; ');
  return [
    view.paint.heading(`${agent} on ${node}, ${when}`),
    ...paragraph(view, `${outcome}:`, said, view.paint[outcomePaint[outcome]]),
  ];
}

function details(view: View, disconnect: ReportDisconnect): string[] {
  const { sid, resource, transport, count, returnedAt, lastContact, at } = disconnect;
  const contact = lastContact && contactBetween(lastContact, daysOf(view, [at]));
  return [
    reason(disconnect),
    session(sid, resource, transport),
    contact && `last contact ${contact}`,
    count > 1 ? `${count} times in a row` : undefined,
    returnedAt && (returnedAt === at ? 'back by then' : `back at ${view.local.time(returnedAt)}`),
    disconnect.burst && 'together with others, see below',
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
