import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { unbroken } from '../address.ts';
import { fields } from '../fields.ts';

type Presence = Pattern<FactOf<'presence'>>;

const read: Presence['read'] = (_match, message) => {
  const found = fields(message);
  const jid = unbroken(found.get('FROM JID'));
  const type = found.get('PRESENCE_TYPE');
  if (!jid || type === undefined) return 'unreadable';
  if (type === 'available' || type === 'unavailable') return { kind: 'presence', jid, type };
  // Another type of stanza is of no use here, another spelling of these two is not understood.
  return /available/i.test(type) ? 'unreadable' : undefined;
};

export const presence: readonly Presence[] = [
  {
    id: 'presence/unavailable',
    release: 'UCCX Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'PRESENCE_NOTIFICATION_RECIEVED:',
    regex:
      /^PRESENCE_NOTIFICATION_RECIEVED:\s+%\[FROM\s+JID=[^\]]*\]\[PRESENCE_TYPE=unavailable\]:/,
    sample:
      '0000001043: XX.XX.XX.XXX: Jun 17 2017 00:16:04.630 +0530: %CCBU_Smack Listener Processor (1)-6-PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=1001003@finesse.example.com/desktop][PRESENCE_TYPE=unavailable]:Finesse received a presence notifcation',
    read,
  },
  {
    id: 'presence/other-type',
    release: 'any (assumed from the unavailable record)',
    verified: false,
    anchor: 'PRESENCE_NOTIFICATION_RECIEVED:',
    regex: /^PRESENCE_NOTIFICATION_RECIEVED:\s+%\[.*\]:/s,
    sample:
      '0000001099: XX.XX.XX.XXX: Jun 17 2017 00:16:24.630 +0530: %CCBU_Smack Listener Processor (1)-6-PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=1001003@finesse.example.com/desktop][PRESENCE_TYPE=available]:Finesse received a presence notifcation',
    read,
  },
  {
    id: 'presence/respelt',
    release: 'any (assumed: the spelling put right)',
    verified: false,
    anchor: 'PRESENCE_NOTIFICATION_RECEIVED:',
    regex: /^PRESENCE_NOTIFICATION_RECEIVED:\s+%\[.*\]:/s,
    sample:
      '0000001043: finesse1.example.com: Jun 17 2017 00:16:04.630 +0530: %CCBU_Smack Listener Processor (1)-6-PRESENCE_NOTIFICATION_RECEIVED: %[FROM JID=1001003@finesse.example.com/desktop][PRESENCE_TYPE=unavailable]:Finesse received a presence notification',
    read,
  },
];
