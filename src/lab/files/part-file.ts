import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const chunkBytes = 1 << 16;

/** A file that is written from its beginning to its end, in pieces: what was written is not kept. */
export class PartFile {
  readonly path: string;
  readonly #file: number;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #bytes = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#file = openSync(path, 'wx');
  }

  get bytes(): number {
    return this.#bytes;
  }

  append(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#bytes += bytes;
    this.#waitingBytes += bytes;
    this.#waiting.push(text);
    if (this.#waitingBytes >= chunkBytes) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const chunk = Buffer.from(this.#waiting.join(''));
    for (let done = 0; done < chunk.length; ) done += writeSync(this.#file, chunk, done);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}
