import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary file for what need not stay in memory; undefined where there can be none. It has no name as soon as it is
 * open, so nobody else can read it, and nothing is left whatever ends the run.
 */
export function openSpillFile(): SpillFile | undefined {
  const descriptor = nameless(join(tmpdir(), `bosh-diag-${randomUUID()}`));
  return descriptor === undefined ? undefined : new SpillFile(descriptor);
}

function nameless(path: string): number | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return descriptor;
  } catch {
    if (descriptor !== undefined) remove(path, descriptor);
    return undefined;
  }
}

/** Some systems let go of a name only when nobody has the file open. */
function remove(path: string, descriptor: number): void {
  closeSync(descriptor);
  try {
    unlinkSync(path);
  } catch {
    // Somebody else did, or nobody can: it is empty.
  }
}

/** Who reads a bundle does not say when he is done with it: the file is closed when nobody can ask for it any more. */
const forgotten = new FinalizationRegistry<number>(closeSync);

class SpillFile {
  readonly #descriptor: number;
  #end = 0;
  #isFull = false;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    forgotten.register(this, descriptor);
  }

  /** The place that they can be read back from; undefined where there is no room, and from then on. */
  write(bytes: Uint8Array): number | undefined {
    if (this.#isFull) return undefined;
    const place = this.#end;
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, place + done);
    } catch {
      this.#isFull = true;
      return undefined;
    }
    this.#end += bytes.length;
    return place;
  }

  read(place: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const got = readSync(this.#descriptor, bytes, done, length - done, place + done);
      if (got === 0) throw new Error('a temporary file has lost what was written to it');
      done += got;
    }
    return bytes;
  }
}
