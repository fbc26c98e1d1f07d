import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const bufferBytes = 1 << 20;

/** Writes a log of latin1 text in large blocks, whatever its size. */
export class LogWriter {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  /** Bytes so far. */
  bytes = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
  }

  /** `text` is at most some KiB, in latin1. */
  write(text: string): void {
    if (this.#used + text.length > bufferBytes) this.#flush();
    this.#buffer.write(text, this.#used, 'latin1');
    this.#used += text.length;
    this.bytes += text.length;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    for (let from = 0; from < this.#used; ) {
      from += writeSync(this.#file, this.#buffer, from, this.#used - from);
    }
    this.#used = 0;
  }
}
