import { closeSync, openSync, readSync } from 'node:fs';

/** Reads a file's bytes `[from, to)`, or to its end, into where `room` says, and hands on what has come. */
export function readPart(path: string, from: number, to: number, { room, take }: Taker): void {
  const file = openSync(path, 'r');
  try {
    for (let at = from; at < to; ) {
      const into = room(to - at);
      const count = readSync(file, into, 0, into.length, at);
      if (count === 0) return;
      at += count;
      take(into.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

export interface Taker {
  /** At most so many bytes come next. */
  readonly room: (length: number) => Uint8Array;
  readonly take: (bytes: Uint8Array) => void;
}
