import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address, isBound, lastAddress } from '../jid.ts';
import { attribute } from '../start-tag.ts';
import { readStateChangeTime } from '../state-change-time.ts';

const toOf = attribute('to');
/** Routes of servers and components have no resource. */
const routeAddress = String.raw`(?:${lastAddress}|[^\s<>"/]+\s*$)`;
/** The tables that make up a route are told of as well, by records that begin as the route's own. */
const table = / (?:to|from) local routing table$/;
const addedToCache = String.raw`ClientRoute\{[^{}]{0,200}\} to (?:anonymous )?users cache under key `;
const lostWithNode = String.raw`for [^\r\n<>"]{1,3100} that is no longer available because cluster node `;
const isRoute = (jid: string): boolean => isBound(jid) && !table.test(jid);

/**
 * A client's route has a resource. It is added anew with each presence, the last, unavailable one included: seen in the
 * second of a close (Openfire 4.2.4), so an added route alone is no return.
 */
export const routePatterns: readonly Pattern<FactOf<'route-added' | 'route-removed'>>[] = [
  {
    id: 'route-added/client',
    release: 'Openfire 4.2–5.1',
    verified: true,
    anchor: 'Adding client route',
    regex: new RegExp(`^Adding client route (?:${addedToCache}|${routeAddress})`),
    sample:
      '2026.11.23 13:11:29 org.jivesoftware.openfire.spi.RoutingTableImpl - Adding client route 1001001@finesse1.example.test/desktop',
    read: ([, jid = '']) => (isRoute(jid) ? { kind: 'route-added', jid } : undefined),
  },
  {
    id: 'route-removed/client',
    release: 'Openfire 4.2–5.1',
    verified: true,
    anchor: 'Removing client route',
    regex: new RegExp(`^Removing client route (?:${lostWithNode}|${routeAddress})`),
    sample:
      '2026.11.23 13:13:27 org.jivesoftware.openfire.spi.RoutingTableImpl - Removing client route 1001003@finesse1.example.test/desktop',
    read: ([, jid = '']) => (isRoute(jid) ? { kind: 'route-removed', jid } : undefined),
  },
  {
    // `Removing client route … from local routing table` follows. From 4.8.2 on that is a twin of `Removing client route …`.
    id: 'route-removed/users-cache',
    release: 'Openfire 4.7–4.8',
    verified: false,
    anchor: 'Removed users cache entry for ',
    regex: new RegExp(
      String.raw`^Removed users cache entry for ${address} / (?:ClientRoute\{|null, changing entry count)`,
    ),
    sample:
      '2026.11.23 13:13:27 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.spi.RoutingTableImpl - Removed users cache entry for 1001003@finesse1.example.test/desktop / ClientRoute{nodeID=0fdd5e58-5bd3-4cbc-9ff2-3aee23d75d88, available=true}, changing entry count from 5 to 4',
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'route-removed', jid } : undefined),
  },
];

/** Its twin, `Failed to route packet to JID:`, says the same once more and is left unused (RoutingTableImpl.java). */
export const undeliverablePatterns: readonly Pattern<FactOf<'undeliverable'>>[] = [
  {
    id: 'undeliverable/offline-message',
    release: 'Openfire 3.7–5.1, Finesse 11.x (TechNote 211376)',
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
