import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { lastAddress } from '../jid.ts';
import { onSessionObject } from '../session-object.ts';

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
      String.raw`^Session \(id=([^\s()]+)\) was last active (-?\d{1,15}) ms ago: ${lastAddress}`,
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
    regex: onSessionObject(String.raw`Session was last active (-?\d{1,15}) ms ago: `),
    sample:
      '2026.11.23 13:12:27 org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 13917 ms ago: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: ([, ms, , jid = '', sid]) => ({ kind: 'sweep', sid, jid, lastActiveMs: Number(ms) }),
  },
  {
    id: 'sweep/jid',
    release: 'Openfire 3.8–4.1',
    verified: true,
    anchor: 'Session was last active ',
    regex: new RegExp(String.raw`^Session was last active (-?\d{1,15}) ms ago: ${lastAddress}`),
    sample:
      '2026.11.23 13:01:54 org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 32536 ms ago: 1001001@finesse1.example.test/desktop',
    read: ([, ms, jid = '']) => ({ kind: 'sweep', jid, lastActiveMs: Number(ms) }),
  },
];
