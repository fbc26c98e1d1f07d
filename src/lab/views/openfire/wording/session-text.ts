import type { Session } from '../../../world/session.ts';
import { isAtLeast } from '../releases.ts';
import type { Telling } from '../telling.ts';
import { isoDuration } from './java-time.ts';
import { domainOf, presenceXml } from './stanza.ts';

/** Before it is bound its stream stands for the agent (openfire-logs.md A5.4). */
export const addressOf = (session: Session, telling: Telling): string =>
  session.jid ?? `${domainOf(session, telling)}/${session.sid}`;

/**
 * The session as its `toString()` has it: LocalClientSession's up to 4.4, then each class's own (openfire-logs.md A5.1,
 * HttpSession.java and LocalClientSession.java of 4.7.5 and 5.0.5). `at`: its last activity, a true instant.
 */
export function sessionText(session: Session, at: number, telling: Telling): string {
  return isAtLeast(telling.release, 'openfire-4.7')
    ? fieldsOf(session, at, telling)
    : classicOf(session, telling);
}

/** A happening tells of an end when the session is closed already; Openfire prints it before. */
export const beforeItsEnd = (session: Session): Session =>
  session.jid === undefined
    ? { ...session, status: 1 }
    : { ...session, status: 3, presence: 'available' };

function classicOf(session: Session, telling: Telling): string {
  const { sid, status } = session;
  const name = session.transport === 'bosh' ? 'http.HttpSession' : 'session.LocalClientSession';
  // Java does not pad it.
  const hash = telling.random.fork(`object ${sid}`).hex(8).replace(/^0+/, '') || '0';
  // The dash is Finesse's (TechNote 211376).
  const dash = telling.release === 'finesse-11' ? '- ' : '';
  const address = addressOf(session, telling);
  const presence = presenceXml(session, telling);
  return `org.jivesoftware.openfire.${name}@${hash} ${dash}status: ${status} address: ${address} id: ${sid} presence: \n${presence}`;
}

function fieldsOf(session: Session, at: number, telling: Telling): string {
  const { sid, ip, status, transport } = session;
  const isBosh = transport === 'bosh';
  const is5 = telling.release === 'openfire-5.0';
  const isBound = session.jid !== undefined;
  const fields = [
    `address=${addressOf(session, telling)}`,
    `streamID=${sid}`,
    `status=${is5 ? statusNames[status].toUpperCase() : `${status} (${statusNames[status]})`}`,
    `${is5 ? 'isEncrypted' : 'isSecure'}=true`,
    'isDetached=false',
    `serverName='${domainOf(session, telling)}'`,
    `isInitialized=${isBound}`,
    `hasAuthToken=${status !== 1}`,
    `peer address='${status === -1 ? '(not available)' : ip}'`,
    `presence='${is5 ? '' : '\n'}${presenceXml(session, telling)}'`,
    ...(isBosh ? boshFields(session, at, telling) : []),
  ];
  return `${isBosh ? 'HttpSession' : 'LocalClientSession'}{${fields.join(', ')}}`;
}

const statusNames = { '1': 'connected', '3': 'authenticated', '-1': 'closed' } as const;

function boshFields(session: Session, at: number, { scenario, epoch }: Telling): string[] {
  return [
    "hold='1'",
    `wait='${isoDuration(session.waitSeconds * 1_000)}'`,
    "maxRequests='2'",
    "maxPause='PT5M'",
    `lastActivity='${new Date(epoch(at)).toISOString()}'`,
    `lastAcknowledged='${session.rid}'`,
    `inactivityTimeout='${isoDuration(scenario.timers.idle)}'`,
  ];
}
