/**
 * Routine facts, which come in millions and are handed on as numbers alone. Of texts by their number:
 * `sweep` sid, JID, ms since the last activity; `consume-response` sid, JID (0 where none is bound), rid, status;
 * `bosh-request` sid, rid; `http-request` the client's address; `session-statistics` JID, the server's time in ms,
 * messages queued, dropped; `uccx-state-event` and `ucce-state-event` the agent, the state's name, when CTI's message
 * came in ms since 1970, the state's number, the reason's or −1; `uccx-round-trip` and `ucce-round-trip` the message's
 * name, when it came, ms that it took; `publication` the node of an agent; `state-request` the agent, `requestBits`, the
 * state's number, the reason's or −1.
 */
export const rowKinds = [
  'sweep',
  'consume-response',
  'bosh-request',
  'http-request',
  'session-statistics',
  'uccx-state-event',
  'ucce-state-event',
  'uccx-round-trip',
  'ucce-round-trip',
  'publication',
  'state-request',
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

/** What a `state-request` says beside its numbers. */
export const requestBits = { forced: 1, supervised: 2, sso: 4, noSso: 8 } as const;
