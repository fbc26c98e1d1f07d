import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { readRid } from '../rid.ts';

export const httpRequestPatterns: readonly Pattern<FactOf<'http-request'>>[] = [
  {
    // Stock Openfire caps org.eclipse.jetty at WARN; Finesse does not.
    id: 'http-request/jetty-7',
    release: 'Jetty 7 in Finesse 11.x (TechNote 211376) and Openfire 3.8–3.9',
    verified: true,
    anchor: 'REQUEST /http-bind',
    regex: /^REQUEST \/http-bind\S* on [^\s<]+<->([^\s<>]+):(\d{1,5})\s*$/,
    sample:
      '2026.11.23 08:02:38 REQUEST /http-bind/ on org.eclipse.jetty.server.nio.SelectChannelConnector$SelectChannelHttpConnection@72c7948e@127.0.0.1:18052<->127.0.0.1:45072',
    read: ([, address = '', port]) => ({
      kind: 'http-request',
      clientAddress: address.replace(/^\[|\]$/g, ''),
      clientPort: Number(port),
    }),
  },
];

export const ridPatterns: readonly Pattern<
  FactOf<'rid-unavailable' | 'rid-too-high' | 'rid-repeated'>
>[] = [
  {
    id: 'rid-unavailable/no-session',
    release: 'Openfire 3.7–4.6',
    verified: true,
    anchor: 'Deliverable unavailable for ',
    regex: /^Deliverable unavailable for (\d{1,16})\s*$/,
    sample:
      '2026.11.23 13:04:59 org.jivesoftware.openfire.http.HttpSession - Deliverable unavailable for 774088739',
    read: ([, digits]) => {
      const rid = readRid(digits);
      return rid === undefined ? undefined : { kind: 'rid-unavailable', rid };
    },
  },
  {
    id: 'rid-too-high/no-session',
    release: 'Openfire 3.7–4.6',
    verified: true,
    anchor: 'Request ',
    regex: /^Request (\d{1,16}) > (\d{1,16}), ending session\./,
    sample:
      '2026.11.23 13:02:08 org.jivesoftware.openfire.http.HttpSession - Request 133824256 > 133824251, ending session.',
    read: (match) => {
      const rid = readRid(match[1]);
      const limit = readRid(match[2]);
      return rid === undefined || limit === undefined
        ? undefined
        : { kind: 'rid-too-high', rid, limit };
    },
  },
  {
    id: 'rid-repeated/queue',
    release: 'Openfire 3.8–5.0',
    verified: true,
    anchor: 'Found previous connection in queue with rid ',
    regex: /^Found previous connection in queue with rid (\d{1,16})\s*$/,
    sample:
      '2026.11.23 13:02:36 org.jivesoftware.openfire.http.HttpSession - Found previous connection in queue with rid 681684586',
    read: ([, digits]) => {
      const rid = readRid(digits);
      return rid === undefined ? undefined : { kind: 'rid-repeated', rid };
    },
  },
];

export const overactivityPatterns: readonly Pattern<FactOf<'overactivity'>>[] = [
  {
    id: 'overactivity/too-many-requests',
    release: 'Openfire 3.7–4.6',
    verified: false,
    anchor: 'Overactivity detected, too many',
    regex: /^Overactivity detected, too many simultaneous requests\./,
    sample:
      '2026.11.23 13:03:06 org.jivesoftware.openfire.http.HttpSession - Overactivity detected, too many simultaneous requests.',
    read: () => ({ kind: 'overactivity', reason: 'too-many-requests' }),
  },
  {
    id: 'overactivity/polling-too-fast',
    release: 'Openfire 3.7–4.6',
    verified: true,
    anchor: 'Overactivity detected, minimum',
    regex:
      /^Overactivity detected, minimum polling interval is \d{1,9}, current interval (-?\d{1,9})/,
    sample:
      '2026.11.23 13:57:35 org.jivesoftware.openfire.http.HttpSession - Overactivity detected, minimum polling interval is 5, current interval 0',
    read: ([, seconds]) => ({
      kind: 'overactivity',
      reason: 'polling-too-fast',
      intervalSeconds: Number(seconds),
    }),
  },
];

export const invalidSessionPatterns: readonly Pattern<FactOf<'invalid-session'>>[] = [
  {
    id: 'invalid-session/address',
    release: 'Openfire 3.7–5.0',
    verified: true,
    anchor: 'Client provided invalid session: ',
    regex: /^Client provided invalid session: ([^\s<>"]+)\. \[\[?([^\s[\]]+)\]/,
    sample:
      '2026.11.23 13:04:59 org.jivesoftware.openfire.http.HttpBindServlet - Client provided invalid session: ac1f11a5. [127.0.0.1]',
    read: ([, sid = '', clientAddress = '']) => ({ kind: 'invalid-session', sid, clientAddress }),
  },
];
