import type { HappeningOf } from '../../happening.ts';

/* The presence monitor's records, in the words of TechNote 211376, misspelt as there. */

/** Of `available` no line was ever published: assumed. */
export const presence = ({ jid, type }: HappeningOf<'presence'>): string =>
  `PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=${jid}][PRESENCE_TYPE=${type}]:Finesse received a presence notifcation`;

export const expiryArmed = (agent: string): string =>
  `AGENT_PRESENCE_MONITOR: %[message_string=Adding agent ${agent} into the expiry hash.]:`;

export const expiryFired = (agent: string): string =>
  `AGENT_PRESENCE_MONITOR: %[message_string=[Expired] Removed agent from cache ${agent}]:`;

export const forcedLogout = (agent: string): string =>
  `PRESENCE DRIVEN LOGOUT: %[agent_id=${agent}]: Performing CTI Logout on basis of the agents unavailable presence`;

/** That of a subscription is assumed from that of its end. */
export function subscription(
  { kind, agent, pubsubNode }: HappeningOf<'subscribed' | 'unsubscribed'>,
  domain: string,
): string {
  const [mnemonic, did] =
    kind === 'subscribed' ? ['SUBSCRIBE', 'subscribed to'] : ['UNSUBSCRIBE', 'unsubscribed from'];
  return `${mnemonic}_REQUEST_SUCCESS: %[NodeId=${pubsubNode}][user_id=${agent}@${domain}]: Sucessfully ${did} a node on the XMPP server`;
}
