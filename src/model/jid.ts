/** `user@domain/resource`, as Openfire prints it. */
export interface Jid {
  readonly local: string;
  readonly domain: string;
  readonly resource?: string;
}

/** The Notification Service's own user: its loss is a server event, not an agent's (finesse-logs.md section 1). */
const serviceUser = 'finesse';

/** XEP-0106: the characters that a JID's local part may hold only escaped. */
const escaped = /\\(20|22|26|27|2f|3a|3c|3e|40|5c)/gi;

const parsed = new Map<string, Jid | undefined>();

/** Undefined for components and for sessions before bind (`domain/streamId`), which have no local part. */
export function parseJid(text: string): Jid | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const jid = split(text);
  parsed.set(text, jid);
  return jid;
}

function split(text: string): Jid | undefined {
  const slash = text.indexOf('/');
  const bare = slash < 0 ? text : text.slice(0, slash);
  const at = bare.indexOf('@');
  if (at <= 0 || at === bare.length - 1) return undefined;
  const local = bare
    .slice(0, at)
    .replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const jid = { local, domain: bare.slice(at + 1) };
  return slash < 0 ? jid : { ...jid, resource: text.slice(slash + 1) };
}

/** The agent that a JID belongs to; undefined for the service user and for what is no user. */
export function agentOf(text: string): string | undefined {
  const local = parseJid(text)?.local;
  return local === serviceUser ? undefined : local;
}

export const isServiceUser = (text: string): boolean => parseJid(text)?.local === serviceUser;
