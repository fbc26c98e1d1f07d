import type { FactOf } from '../../../model/fact.ts';

type Status = FactOf<'client-status'>['status'];

/** What a desktop can report of its connection (developer.cisco.com, Finesse, "Connection Information"). */
const statuses: Readonly<Record<Status, true>> = {
  loaded: true,
  connecting: true,
  connected: true,
  disconnected: true,
  disconnecting: true,
  reconnecting: true,
  unloading: true,
  conflict: true,
  unauthorized: true,
};

/** As a regex source: another word is not read, so that it shows as unknown. */
export const anyStatus = `(${Object.keys(statuses).join('|')})\\b`;

const isStatus = (word: string): word is Status => Object.hasOwn(statuses, word);

export const statusFact = (word = ''): FactOf<'client-status'> | undefined =>
  isStatus(word) ? { kind: 'client-status', status: word } : undefined;
