import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { durationMs } from '../duration.ts';
import { readRid } from '../rid.ts';

const sessionId = String.raw`([^\s()<>"]{1,64})`;

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
    release: 'Openfire 3.7–4.3',
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
    id: 'rid-unavailable/session',
    release: 'Openfire 4.4–5.1',
    verified: false,
    anchor: 'Deliverable unavailable for ',
    regex: new RegExp(
      String.raw`^Deliverable unavailable for (\d{1,16}) in session ${sessionId}\s*$`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[33mWARN \x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Deliverable unavailable for 774088739 in session 4fmgaghn06',
    read: ([, digits, sid]) => {
      const rid = readRid(digits);
      return rid === undefined ? undefined : { kind: 'rid-unavailable', rid, sid };
    },
  },
  {
    id: 'rid-unavailable/queue',
    release: 'Openfire 4.4–4.7',
    verified: false,
    anchor: 'In session ',
    regex: new RegExp(
      String.raw`^In session ${sessionId} deliverable unavailable for (\d{1,16})\s*$`,
    ),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.http.HttpSession - In session 4fmgaghn06 deliverable unavailable for 774088739',
    read: ([, sid, digits]) => {
      const rid = readRid(digits);
      return rid === undefined ? undefined : { kind: 'rid-unavailable', rid, sid };
    },
  },
  {
    id: 'rid-too-high/no-session',
    release: 'Openfire 3.7–4.3',
    verified: true,
    anchor: 'Request ',
    regex: /^Request (\d{1,16}) > (\d{1,16}), ending session\.\s*$/,
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
    id: 'rid-too-high/session',
    release: 'Openfire 4.4–5.1',
    verified: false,
    anchor: 'Request ',
    regex: new RegExp(
      String.raw`^Request (\d{1,16}) > (\d{1,16}), ending session ${sessionId}\s*$`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[33mWARN \x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Request 774088742 > 774088740, ending session 4fmgaghn06',
    read: ([, asked, last, sid]) => {
      const rid = readRid(asked);
      const limit = readRid(last);
      return rid === undefined || limit === undefined
        ? undefined
        : { kind: 'rid-too-high', rid, limit, sid };
    },
  },
  {
    // `Session … requesting a retransmission for rid …` follows and says no more.
    id: 'rid-repeated/redelivery',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Request ',
    regex: new RegExp(
      String.raw`^Request (\d{1,16}) on session ${sessionId} appears to be a request for redelivery, as the last answered RID is \d{1,16}\s*$`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Request 774088739 on session 4fmgaghn06 appears to be a request for redelivery, as the last answered RID is 774088740',
    read: ([, digits, sid]) => {
      const rid = readRid(digits);
      return rid === undefined ? undefined : { kind: 'rid-repeated', rid, sid };
    },
  },
  {
    id: 'rid-repeated/queue',
    release: 'Openfire 3.8–5.1',
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
    release: 'Openfire 3.7–5.1',
    verified: false,
    anchor: 'Overactivity detected, too many',
    regex: /^Overactivity detected, too many simultaneous requests\.\s*$/,
    sample:
      '2026.11.23 13:03:06 org.jivesoftware.openfire.http.HttpSession - Overactivity detected, too many simultaneous requests.',
    read: () => ({ kind: 'overactivity', reason: 'too-many-requests' }),
  },
  {
    id: 'overactivity/polling-too-fast',
    release: 'Openfire 3.7–4.3',
    verified: true,
    anchor: 'Overactivity detected, minimum',
    regex:
      /^Overactivity detected, minimum polling interval is \d{1,9}, current interval (-?\d{1,9})\s*$/,
    sample:
      '2026.11.23 13:57:35 org.jivesoftware.openfire.http.HttpSession - Overactivity detected, minimum polling interval is 5, current interval 0',
    read: ([, seconds]) => ({
      kind: 'overactivity',
      reason: 'polling-too-fast',
      intervalSeconds: Number(seconds),
    }),
  },
  {
    id: 'overactivity/polling-too-fast-session',
    release: 'Openfire 4.4–4.6',
    verified: false,
    anchor: 'Overactivity detected, minimum',
    regex:
      /^Overactivity detected, minimum polling interval is \d{1,9}, current session {1,2}interval (-?\d{1,9})\s*$/,
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.http.HttpSession - Overactivity detected, minimum polling interval is 5, current session  interval 1',
    read: ([, seconds]) => ({
      kind: 'overactivity',
      reason: 'polling-too-fast',
      intervalSeconds: Number(seconds),
    }),
  },
  {
    id: 'overactivity/polling-too-fast-duration',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Overactivity detected, minimum',
    regex:
      /^Overactivity detected, minimum polling interval is PT[\dHMS.]{1,40}, current session {1,2}interval (PT[\dHMS.]{1,40})\s*$/,
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Overactivity detected, minimum polling interval is PT5S, current session  interval PT1.234S',
    read: ([, duration = '']) => {
      const ms = durationMs(duration);
      return ms === undefined
        ? 'unreadable'
        : { kind: 'overactivity', reason: 'polling-too-fast', intervalSeconds: ms / 1000 };
    },
  },
];

export const invalidSessionPatterns: readonly Pattern<FactOf<'invalid-session'>>[] = [
  {
    id: 'invalid-session/address',
    release: 'Openfire 3.7–5.1',
    verified: true,
    anchor: 'Client provided invalid session: ',
    regex: /^Client provided invalid session: ([^\s<>"]+)\. \[\[?([^\s[\]]+)\]/,
    sample:
      '2026.11.23 13:04:59 org.jivesoftware.openfire.http.HttpBindServlet - Client provided invalid session: ac1f11a5. [127.0.0.1]',
    read: ([, sid = '', clientAddress = '']) => ({ kind: 'invalid-session', sid, clientAddress }),
  },
];
