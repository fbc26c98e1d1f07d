import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { readRid } from '../rid.ts';

type BoshRequest = FactOf<'bosh-request'>;

const sessionId = String.raw`([^\s()<>"]{1,64})`;

/** What other classes begin in the same way. */
const withoutRequest = String.raw`[^\s()<>":]{1,64}: client acknowledged|is (?:detached, |\w{1,32}\.\s*$)|not found for JID|information for |for '`;

/**
 * HttpSession.java since 4.4: requests with their session's id, though not what they ask for. `Creating connection`
 * comes before the rid is looked at; `Adding connection to stream` follows for those that are taken, and tells nothing
 * more, as each refusal has a record of its own.
 */
export const connectionPatterns: readonly Pattern<BoshRequest | FactOf<'bosh-answer'>>[] = [
  {
    id: 'bosh-request/connection',
    release: 'Openfire 4.4–5.1',
    verified: false,
    anchor: 'Creating connection for rid: ',
    regex: new RegExp(
      String.raw`^Creating connection for rid: (\d{1,16}) in session ${sessionId}\s*$`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Creating connection for rid: 774088739 in session 4fmgaghn06',
    read: ([, rid, sid = '']) => asked(sid, rid, 'unknown'),
  },
  {
    id: 'bosh-request/connection-purpose',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Connection (for session ',
    regex: new RegExp(
      String.raw`^Connection \(for session ${sessionId}\) with request ID \((\d{1,16})\) is a request to (?:(terminate|restart)\.|pause \(for )`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Connection (for session 4fmgaghn06) with request ID (774088739) is a request to terminate.',
    read: ([, sid = '', rid, purpose]) =>
      purpose === 'terminate' || purpose === 'restart' ? asked(sid, rid, purpose) : undefined,
  },
  {
    // 4.4–4.6 say so only where `HTTP RECV` tells the same request: theirs is `[Anonymous] rid: …`.
    id: 'bosh-request/session-opened',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Session ',
    regex: new RegExp(
      String.raw`^Session ${sessionId} being opened with initial connection (?:(org\.jivesoftware\.)|\[Anonymous\])`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Session 4fmgaghn06 being opened with initial connection org.jivesoftware.openfire.http.HttpSession$HttpVirtualConnection@68c17787',
    read: ([, sid = '', virtual]) =>
      virtual === undefined ? undefined : { kind: 'bosh-request', sid, type: 'create' },
  },
  {
    // A request that nothing came for: it was held until its wait was over. All else that begins so tells nothing more.
    id: 'bosh-answer/timeout',
    release: 'Openfire 4.7–5.1',
    verified: false,
    anchor: 'Session ',
    regex: new RegExp(
      String.raw`^Session (?:${sessionId} (?:Request ID (\d{1,16}), event (?:(timeout): [^\r\n]{0,2000}\. Returning an empty response\.\s*$|(?:start|complete|error): )|being closed\s*$|requesting a retransmission for rid \d)|${withoutRequest})`,
    ),
    sample:
      '2026.11.23 13:20:00.412 \x1b[30mTRACE\x1b[m [Jetty-QTP-BOSH-42]: org.jivesoftware.openfire.http.HttpSession - Session 4fmgaghn06 Request ID 774088739, event timeout: org.eclipse.jetty.server.AsyncContextEvent@5b5b59a. Returning an empty response.',
    read: ([, sid = '', digits, timeout]) => {
      const rid = readRid(digits);
      return timeout === undefined ? undefined : { kind: 'bosh-answer', sid, rid, type: 'empty' };
    },
  },
];

function asked(sid: string, digits: string | undefined, type: BoshRequest['type']) {
  const rid = readRid(digits);
  return rid === undefined ? undefined : ({ kind: 'bosh-request', sid, rid, type } as const);
}
