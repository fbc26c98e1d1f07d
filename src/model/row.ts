/**
 * Routine facts, which come in millions and are handed on as numbers alone. Of texts by their number:
 * `sweep` sid, JID, ms since the last activity; `consume-response` sid, JID (0 where none is bound), rid, status;
 * `bosh-request` sid, rid; `http-request` the client's address; `session-statistics` JID, the server's time in ms,
 * messages queued, dropped.
 */
export const rowKinds = [
  'sweep',
  'consume-response',
  'bosh-request',
  'http-request',
  'session-statistics',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a row says, in the order of {@link rowKinds}: texts first, then numbers. */
export interface RowNumbers {
  readonly first: number;
  readonly second: number;
  readonly value: number;
  readonly small: number;
  readonly smaller: number;
}
