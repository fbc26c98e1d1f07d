import type { Library, Scenario } from '../../../scenario/scenario.ts';
import type { Publication } from '../../../world/exchange.ts';
import type { Random } from '../../../world/random.ts';
import type { Session } from '../../../world/session.ts';
import { isAtLeast } from '../releases.ts';
import type { Telling } from '../telling.ts';

export const domainOf = ({ jid }: Session, { scenario }: Telling): string =>
  jid?.replace(/^[^@]*@|\/.*$/g, '') ?? scenario.domain;

/** What the desktop's library says of itself with its presence. */
const caps = 'hash="sha-1" node="http://jabber.cisco.com/caxl" ver="VNC6fNwvCxe6FJfDJIpLryVJRwM="';

/**
 * The session's last presence. dom4j's pretty printer breaks its lines; 5.0 prints it as it is. In Finesse's the
 * capabilities are called `x` (TechNote 211376).
 */
export function presenceXml(session: Session, { release, scenario }: Telling): string {
  const { jid, presence, status, purpose, agent } = session;
  const isPretty = release !== 'openfire-5.0';
  if (presence === 'unavailable' || jid === undefined) {
    const saidGoodbye = jid !== undefined && (status === -1 || purpose === 'terminate');
    return `<presence type="unavailable"${saidGoodbye ? ` from="${jid}"` : ''}/>`;
  }
  if (libraryOf(agent, scenario) !== 'jabberwerx') return `<presence from="${jid}"/>`;
  const [newline, indent] = isPretty ? ['\n', '  '] : ['', ''];
  const child =
    release === 'finesse-11'
      ? `<x xmlns="http://jabber.org/protocol/caps" ${caps}/>`
      : `${indent}<c xmlns="http://jabber.org/protocol/caps" ${caps}/>`;
  return `<presence from="${jid}">${newline}${child}${newline}</presence>`;
}

function libraryOf(agent: string, { desktops }: Scenario): Library | undefined {
  const id = Number(agent);
  return desktops.find(({ from, count }) => id >= from && id < from + count)?.library;
}

/**
 * A publication as pubsub sends it to a subscriber. It is the same in each record. `namespace`: `xmlns` of the stream it
 * goes out on, none where it goes nowhere.
 */
export function messageXml(
  agent: string,
  publication: Publication,
  { release, scenario, random }: Telling,
  namespace?: 'jabber:client',
): string {
  const { id, pubsubNode } = publication;
  const own = random.fork(`publication ${id} ${agent}`);
  const is4 = isAtLeast(release, 'openfire-4.2');
  const to = `${agent}@${scenario.domain}`;
  const stanzaId = is4 ? letters(own, 8) : `${pubsubNode}__${to}__${letters(own, 5)}`;
  const attributes = `from="pubsub.${scenario.domain}" to="${to}" id="${stanzaId}"`;
  const xmlns = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  const subscription = random.fork(`subscription ${agent} ${pubsubNode}`);
  const payload = escaped(scenario.logs.multiLine ? publication.xml : oneLine(publication.xml));
  return [
    is4 ? `<message ${attributes}${xmlns}>` : `<message${xmlns} ${attributes}>`,
    `<event xmlns="http://jabber.org/protocol/pubsub#event"><items node="${pubsubNode}">`,
    `<item id="${uuid(random.fork('items'))}${id}">`,
    `<notification xmlns="http://jabber.org/protocol/pubsub">${payload}</notification>`,
    '</item></items></event><headers xmlns="http://jabber.org/protocol/shim">',
    `<header name="${is4 ? 'SubID' : 'pubsub#subid'}">${letters(subscription, 40)}</header>`,
    '</headers></message>',
  ].join('');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => alphabet[random.integer(0, alphabet.length - 1)]).join('');

export const uuid = (random: Random): string =>
  [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join('-');

const oneLine = (xml: string): string => xml.replace(/\s*\n\s*/g, '');
const escaped = (xml: string): string =>
  xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
