import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { isBound } from '../jid.ts';
import { readRid } from '../rid.ts';
import { onSessionObject } from '../session-object.ts';
import { attribute } from '../start-tag.ts';

type ConsumeResponse = FactOf<'consume-response'>;

const presenceTypeOf = attribute('type');
/** ` rid: ` and the longest number stand in the record's last bytes, blanks and line ends behind them. */
const ridReach = 64;

/** Only 3.8 and 3.9 say it, and Finesse: HttpSession.consumeResponse(), twice for a held request. */
export const consumeResponsePatterns: readonly Pattern<ConsumeResponse>[] = [
  {
    id: 'consume-response/session-object',
    release: 'Openfire 3.8–3.9, Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'consumeResponse:',
    regex: onSessionObject('consumeResponse: ', String.raw`\s*<presence([^<>]*)>`),
    sample:
      '2017.04.14 21:34:21 consumeResponse: org.jivesoftware.openfire.http.HttpSession@d47653 - status: 3 address: 1001003@XXX.XXX.XXX.XX.cisco.com/desktop id: 3445afbe presence:\n<presence from="1001003@XXX.XXX.XXX.XX.cisco.com/desktop">\n<x xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="http://jabber.cisco.com/caxl" ver="VNC6fNwvCxe6FJfJdJpLryVJRwM"/>\n</presence> rid: 164853266',
    read: ([, status, address = '', sid = '', presence = ''], message) => {
      const rid = readRid(/ rid: (\d+)\s*$/.exec(message.slice(-ridReach))?.[1]);
      if (rid === undefined) return 'unreadable';
      return {
        kind: 'consume-response',
        sid,
        rid,
        status: Number(status),
        jid: isBound(address) ? address : undefined,
        unavailable: presenceTypeOf(presence) === 'unavailable',
      };
    },
  },
];
