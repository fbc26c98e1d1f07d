import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { durationMs } from '../duration.ts';
import { address, lastAddress } from '../jid.ts';
import { clientAddress, peer } from '../peer.ts';
import { readRid } from '../rid.ts';
import { onSessionObject } from '../session-object.ts';

/** `… from IP 10.0.0.1  currently on rid 42`: only with log.httpbind.enabled, and only of sessions that hold no request. */
const idleSweep = (value: string): RegExp =>
  new RegExp(
    String.raw`^Session ([^\s()]+) was last active ${value} ago: ${address} from IP ${peer} {1,2}currently on rid (-?\d{1,16})`,
  );

function readIdleSweep(
  [, sid, , jid = '', from, rid]: RegExpExecArray,
  lastActiveMs: number | undefined,
): FactOf<'sweep'> | 'unreadable' {
  if (lastActiveMs === undefined) return 'unreadable';
  const ip = clientAddress(from);
  return {
    kind: 'sweep',
    sid,
    jid,
    lastActiveMs,
    idleOnly: true,
    rid: readRid(rid),
    clientAddress: ip,
  };
}

/*
 * HttpSessionReaper: one line a session and sweep, every 30 s (openfire HttpSessionManager.java). A session not yet
 * bound has `domain/streamId` for a JID; it is kept, for each line shows that the reaper ran.
 */
export const sweepPatterns: readonly Pattern<FactOf<'sweep'>>[] = [
  {
    id: 'sweep/session-id',
    release: 'Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'Session (id=',
    regex: new RegExp(
      String.raw`^Session \(id=([^\s()]+)\) was last active (-?\d{1,13}) ms ago: ${lastAddress}`,
    ),
    sample:
      '2017.04.14 21:34:26 Session (id=3445afbe) was last active 0 ms ago: 1001003@XXXXXXXX.XXXXXXXXXX.cisco.com/desktop',
    read: ([, sid, ms, jid = '']) => ({ kind: 'sweep', sid, jid, lastActiveMs: Number(ms) }),
  },
  {
    id: 'sweep/session-object',
    release: 'Openfire 4.2–4.3',
    verified: true,
    anchor: 'Session was last active ',
    regex: onSessionObject(String.raw`Session was last active (-?\d{1,13}) ms ago: `),
    sample:
      '2026.11.23 13:12:27 org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 13917 ms ago: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: ([, ms, , jid = '', sid]) => ({ kind: 'sweep', sid, jid, lastActiveMs: Number(ms) }),
  },
  {
    id: 'sweep/jid',
    release: 'Openfire 3.8–4.2',
    verified: true,
    anchor: 'Session was last active ',
    regex: new RegExp(String.raw`^Session was last active (-?\d{1,13}) ms ago: ${lastAddress}`),
    sample:
      '2026.11.23 13:01:54 org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 32536 ms ago: 1001001@finesse1.example.test/desktop',
    read: ([, ms, jid = '']) => ({ kind: 'sweep', jid, lastActiveMs: Number(ms) }),
  },
  {
    id: 'sweep/idle-duration',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Session ',
    regex: idleSweep(String.raw`(PT[\dHMS.]{1,40})`),
    sample:
      '2026.11.23 13:12:27.412 \x1b[32mINFO \x1b[m [TaskEngine-pool-2]: org.jivesoftware.openfire.http.HttpSessionManager - Session 4fmgaghn06 was last active PT45.159S ago: 1001003@finesse1.example.test/desktop from IP 10.20.1.13  currently on rid 774088739',
    read: (match) => readIdleSweep(match, durationMs(match[2] ?? '')),
  },
  {
    id: 'sweep/idle-ms',
    release: 'Openfire 4.4–4.6',
    verified: false,
    anchor: 'Session ',
    regex: idleSweep(String.raw`(\d{1,13}) ms`),
    sample:
      '2026.11.23 13:12:27 org.jivesoftware.openfire.http.HttpSessionManager - Session 4fmgaghn06 was last active 45159 ms ago: 1001003@finesse1.example.test/desktop from IP 10.20.1.13  currently on rid 774088739',
    read: (match) => readIdleSweep(match, Number(match[2])),
  },
];
