import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { unbroken } from '../address.ts';
import { name } from '../cti-message.ts';
import { fields } from '../fields.ts';

type Kind = 'subscribe' | 'unsubscribe';

const reader =
  <K extends Kind>(kind: K) =>
  (_match: RegExpExecArray, message: string): FactOf<Kind> | undefined => {
    const found = fields(message);
    const pubsubNode = name(found.get('NodeId'));
    if (pubsubNode === undefined) return undefined;
    return { kind, agent: agentOf(found.get('user_id')), pubsubNode };
  };

/** `user_id` is a bare JID, though not named so: the id is its local part, without the escapes of XEP-0106. */
function agentOf(userId: string | undefined): string | undefined {
  const user = unbroken(name(userId));
  const at = user?.lastIndexOf('@') ?? -1;
  const local = at > 0 ? user?.slice(0, at) : user;
  return local?.replace(/\\(2[0267f]|3[ace]|40|5c)/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export const subscription: readonly Pattern[] = [
  {
    id: 'subscribe/success',
    release: 'any (assumed from the unsubscribe record)',
    verified: false,
    anchor: 'SUBSCRIBE_REQUEST_SUCCESS:',
    regex: /^SUBSCRIBE_REQUEST_SUCCESS:\s+%\[.*\]:/s,
    sample:
      '0000000416: finesse1.example.com: Jun 17 2017 00:14:04.631 +0530: %CCBU_Smack Listener Processor (1)-6-SUBSCRIBE_REQUEST_SUCCESS: %[NodeId=/finesse/api/User/1001003/ClientLog][user_id=1001003@finesse.example.com]: Sucessfully subscribed to a node on the XMPP server',
    read: reader('subscribe'),
  },
  {
    id: 'unsubscribe/success',
    release: 'UCCX Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'UNSUBSCRIBE_REQUEST_SUCCESS:',
    regex: /^UNSUBSCRIBE_REQUEST_SUCCESS:\s+%\[.*\]:/s,
    sample:
      '0000000417: XX.XX.XX.XXX: Jun 17 2017 00:16:04.631 +0530: %CCBU_Smack Listener Processor (1)-6-UNSUBSCRIBE_REQUEST_SUCCESS: %[NodeId=/finesse/api/User/1001003/ClientLog][user_id=1001003@finesse.example.com]: Sucessfully unsubscribed from a node on the XMPP server',
    read: reader('unsubscribe'),
  },
];
