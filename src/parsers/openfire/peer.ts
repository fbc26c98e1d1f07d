/** A client's address as Java prints it (`InetAddress.getHostAddress`), as a regex source with one group. */
export const peer = String.raw`(\(not available\)|[^\s<>"'()]{1,100})`;

/** Undefined where the connection was gone. */
export const clientAddress = (printed: string | undefined): string | undefined =>
  printed === undefined || printed.startsWith('(') ? undefined : printed;
