import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const bufferBytes = 1 << 20;

/** A log that begins a file anew after so many bytes, and has so many files. */
export interface Rotation {
  readonly bytes: number;
  readonly files: number;
}

/** Writes a log of latin1 text in large blocks, whatever its size. */
export class LogWriter {
  readonly #nextPath: () => string;
  readonly #rotation: Rotation;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #file = -1;
  #files = 0;
  #fileBytes = 0;
  #used = 0;

  /** `nextPath` says where the next file lies; it makes room there, where it has to. */
  constructor(nextPath: () => string, rotation: Rotation = { bytes: 0, files: 1 }) {
    this.#nextPath = nextPath;
    this.#rotation = rotation;
    this.#open();
  }

  /** Whole records of at most some KiB, in latin1. */
  write(text: string): void {
    const { bytes, files } = this.#rotation;
    if (this.#fileBytes >= bytes && this.#files < files) this.#open();
    if (this.#used + text.length > bufferBytes) this.#flush();
    this.#buffer.write(text, this.#used, 'latin1');
    this.#used += text.length;
    this.#fileBytes += text.length;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #open(): void {
    if (this.#files > 0) this.close();
    const path = this.#nextPath();
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
    this.#files += 1;
    this.#fileBytes = 0;
  }

  #flush(): void {
    for (let from = 0; from < this.#used; ) {
      from += writeSync(this.#file, this.#buffer, from, this.#used - from);
    }
    this.#used = 0;
  }
}
