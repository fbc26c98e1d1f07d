/** An address that a page broke: it has no blank but in its resource (RFC 7622). */
export function unbroken(jid: string | undefined): string | undefined {
  if (jid === undefined || !/\s/.test(jid)) return jid;
  const slash = jid.indexOf('/');
  const end = slash < 0 ? jid.length : slash + 1;
  return jid.slice(0, end).replace(/\s+/g, '') + jid.slice(end).trim().replace(/\s+/g, ' ');
}
