import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { fields } from '../fields.ts';

const isUser = /^\/finesse\/api\/User\/[^/]{1,200}$/;

/** A record may be cut inside its payload: what stands before that is read all the same. */
export const publication: readonly Pattern<FactOf<'publication'>>[] = [
  {
    id: 'publication/asynchronous',
    release: 'UCCE Finesse 11.x (TechNote 212077)',
    verified: true,
    anchor: 'XMPP_PUBLISH_ASYNCHRONOUS:',
    regex: /^XMPP_PUBLISH_ASYNCHRONOUS:(?:\s+%\[NodeId=([^\]\s]{1,300})\])?/,
    sample:
      '001345281: 10.106.81.82: Apr 14 2017 14:01:31.936 -0700: %CCBU_CoreImpl-worker187-6-XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/1234][Payload=<Update> <data> <user> <dialogs>/finesse/api/User/1234/Dialogs</dialogs> <extension>1234</extension> <firstName>Test</firstName> <lastName>Test</lastName> <loginId>1234</log',
    read: ([, pubsubNode], message) => {
      if (pubsubNode === undefined) return undefined;
      const receivedMs = receivedBy(message);
      if (receivedMs !== undefined) return { kind: 'publication', pubsubNode, receivedMs };
      // Of other nodes nothing says what their event came of.
      return isUser.test(pubsubNode) ? { kind: 'publication', pubsubNode } : undefined;
    },
  },
];

/** `timeTracker` stands beside other messages (TechNote 211376); in a publication it is assumed. */
function receivedBy(message: string): number | undefined {
  if (!message.includes('"CTI_MSG_RECEIVED"')) return undefined;
  const tracker = fields(message).get('timeTracker') ?? '';
  const [, digits] = /"CTI_MSG_RECEIVED"\s*:\s*(\d{13})(?!\d)/.exec(tracker) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
