/** `user@domain/resource`. Before the bind a session's address is `domain/streamId`: nobody's. */
export function isBound(address: string): boolean {
  const slash = address.indexOf('/');
  const at = address.indexOf('@');
  return at > 0 && slash > at + 1 && slash < address.length - 1;
}
