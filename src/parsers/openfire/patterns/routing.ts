import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { isBound, lastAddress } from '../jid.ts';
import { attribute } from '../start-tag.ts';
import { readStateChangeTime } from '../state-change-time.ts';

const toOf = attribute('to');
/** Routes of servers and components have no resource. */
const routeAddress = String.raw`(?:${lastAddress}|[^\s<>"/]+\s*$)`;

/**
 * A client's route has a resource. It is added anew with each presence, the last, unavailable one included: seen in the
 * second of a close (Openfire 4.2.4), so an added route alone is no return.
 */
export const routePatterns: readonly Pattern<FactOf<'route-added' | 'route-removed'>>[] = [
  {
    id: 'route-added/client',
    release: 'Openfire 4.2–5.0',
    verified: true,
    anchor: 'Adding client route',
    regex: new RegExp(`^Adding client route ${routeAddress}`),
    sample:
      '2026.11.23 13:11:29 org.jivesoftware.openfire.spi.RoutingTableImpl - Adding client route 1001001@finesse1.example.test/desktop',
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'route-added', jid } : undefined),
  },
  {
    id: 'route-removed/client',
    release: 'Openfire 4.2',
    verified: true,
    anchor: 'Removing client route',
    regex: new RegExp(`^Removing client route ${routeAddress}`),
    sample:
      '2026.11.23 13:13:27 org.jivesoftware.openfire.spi.RoutingTableImpl - Removing client route 1001003@finesse1.example.test/desktop',
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'route-removed', jid } : undefined),
  },
];

/** Its twin, `Failed to route packet to JID:`, says the same once more and is left unused (RoutingTableImpl.java). */
export const undeliverablePatterns: readonly Pattern<FactOf<'undeliverable'>>[] = [
  {
    id: 'undeliverable/offline-message',
    release: 'Openfire 3.7–5.0, Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'Unable to route packet. No session',
    regex:
      /^Unable to route packet\. No session is available so store offline\.\s+<message\b([^<>]*)>/,
    sample:
      '2026.11.23 13:02:24 org.jivesoftware.openfire.spi.RoutingTableImpl - Unable to route packet. No session is available so store offline. <message from="pubsub.finesse1.example.test" to="1001001@finesse1.example.test" id="/finesse/api/User/1001001__1001001@finesse1.example.test__2fbfz"><event xmlns="http://jabber.org/protocol/pubsub#event"><items node="/finesse/api/User/1001001"><item id="c6548c72-ca0a-4692-b875-9eabae3b6abb16"><notification xmlns="http://jabber.org/protocol/pubsub">&lt;Update&gt;\n  &lt;data&gt;\n    &lt;user&gt;\n      &lt;stateChangeTime&gt;2026-11-23T13:02:09.510Z&lt;/stateChangeTime&gt;\n    &lt;/user&gt;\n  &lt;/data&gt;\n&lt;/Update&gt;</notification></item></items></event></message> ',
    read: ([, tag = ''], message) => {
      const jid = toOf(tag);
      if (jid === undefined) return undefined;
      if (!/^[^\s<>"/]+(?:\/[^\r\n<>"]+)?$/.test(jid)) return 'unreadable';
      return { kind: 'undeliverable', jid, notBeforeMs: readStateChangeTime(message) };
    },
  },
];
