import type { Fault } from '../fault.ts';

/** What an archive holds under one name. Members come in the archive's order; each is read, or left, before the next. */
export interface Member {
  /** As the archive has it. */
  readonly rawName: string;
  /** Its bytes in order; throws a `Fault` where they are damaged or cut. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A member that cannot be read: it is named, and passed over. */
export interface OddMember {
  readonly rawName: string;
  readonly fault: Fault;
}

export const isOdd = (member: Member | OddMember): member is OddMember => 'fault' in member;

/** Whoever stops early leaves the rest to be passed over: to end a member would end its archive. */
export const left = (rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => rest.next() }),
});

export async function passOver(rest: AsyncIterator<unknown>): Promise<void> {
  while (!(await rest.next()).done);
}
