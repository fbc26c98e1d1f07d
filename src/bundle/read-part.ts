import { closeSync, openSync, readSync } from 'node:fs';

/** A file that threads read together: they share its descriptor, so it is one file whatever its name becomes. */
export const openForThreads = (path: string): number => openSync(path, 'r');
export const closeForThreads = (file: number): void => closeSync(file);

export interface Taker {
  /** At most so many bytes come next. */
  readonly room: (length: number) => Uint8Array;
  readonly take: (bytes: Uint8Array) => void;
}

/** Reads a file's bytes `[from, to)`, or to its end, into where `room` says, and hands on what has come. */
export function readPart(file: number, from: number, to: number, { room, take }: Taker): void {
  for (let at = from; at < to; ) {
    const into = room(to - at);
    const count = readSync(file, into, 0, into.length, at);
    if (count === 0) return;
    at += count;
    take(into.subarray(0, count));
  }
}
