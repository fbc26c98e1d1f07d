import { address } from './jid.ts';

/**
 * LocalClientSession.toString() of 3.x–4.5, as a regex source with three groups: status, address, stream id. The text
 * ends in `presence: ` and a newline, for dom4j's pretty printer starts with one; Finesse prints a dash more
 * (TechNote 211376).
 */
const sessionObject = String.raw`[^\s@]+@[\da-f]+ (?:- )?status: (-?\d{1,3}) address: ${address} id: ([^\s<>"]+) presence:`;

export const onSessionObject = (before: string, after = ''): RegExp =>
  new RegExp(`^${before}${sessionObject}${after}`);
