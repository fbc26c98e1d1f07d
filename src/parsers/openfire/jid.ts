/**
 * An address that ends its line, as a regex source with one group: `user@domain/resource`, or `domain/streamId`. A
 * resource may hold blanks, as a user has named a desktop.
 */
export const lastAddress = String.raw`([^\s<>"/{]+/[^\r\n<>"]*[^\s<>"])[ \t\r]*(?:\n|$)`;

const anyAddress = String.raw`[^\s<>"/]+(?:/[^\r\n<>"]+?)?`;

/** The same where more follows on the line. */
export const address = `(${anyAddress})`;

/** As {@link address}, with its group named `address`. */
export const namedAddress = `(?<address>${anyAddress})`;

/** `user@domain/resource`. Before the bind a session's address is `domain/streamId`: nobody's. */
export function isBound(address: string): boolean {
  const slash = address.indexOf('/');
  const at = address.indexOf('@');
  return at > 0 && slash > at + 1 && slash < address.length - 1;
}
