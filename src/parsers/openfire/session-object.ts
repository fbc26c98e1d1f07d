import { namedAddress } from './jid.ts';
import { clientAddress } from './peer.ts';
import { attribute } from './start-tag.ts';

/**
 * LocalClientSession.toString() up to 4.4, as a regex source with three groups: status, address, stream id. The text
 * ends in `presence: ` and a newline, for dom4j's pretty printer starts with one; Finesse prints a dash more
 * (TechNote 211376).
 */
const sessionObject = String.raw`[^\s@]+@[\da-f]+ (?:- )?status: (-?\d{1,3}) address: ${namedAddress} id: (?<sid>[^\s<>"]+) presence:`;

/**
 * The same from 4.5 on, HttpSession.toString() included: `status=3 (authenticated)` and `isSecure` up to 4.7,
 * `status=AUTHENTICATED` and `isEncrypted` from 4.8 on; no newline before the presence from 5.0 on.
 */
const sessionFields = [
  String.raw`\w{1,64}\{address=${namedAddress}, streamID=(?<sid>[^\s<>"',]{1,64})`,
  String.raw`, status=(?:-?\d{1,3}(?: \(\w{1,32}\))?|[A-Z_]{1,32})`,
  String.raw`, is(?:Secure|Encrypted)=\w{1,8}, isDetached=\w{1,8}, serverName='[^'\r\n]{0,300}'`,
  String.raw`, isInitialized=\w{1,8}, hasAuthToken=\w{1,8}`,
  String.raw`, peer address='(?<peer>\(not available\)|[^\s<>"'()]{1,100})'`,
  String.raw`, presence='\s{0,4}<presence(?<presence>[^<>]*)>`,
].join('');

export const onSessionObject = (before: string, after = ''): RegExp =>
  new RegExp(`^${before}${sessionObject}${after}`);

export const onSessionFields = (before: string): RegExp => new RegExp(`^${before}${sessionFields}`);

/** What is read of the session in a match of either. */
export function sessionIn({ groups = {} }: RegExpExecArray) {
  return {
    sid: groups.sid,
    jid: groups.address ?? '',
    clientAddress: clientAddress(groups.peer),
  };
}

const typeOf = attribute('type');

/** The last presence that the desktop sent, which {@link onSessionFields} matched, is `unavailable`. */
export const isUnavailable = ({ groups = {} }: RegExpExecArray): boolean =>
  typeOf(groups.presence ?? '') === 'unavailable';
