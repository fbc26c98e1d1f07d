import { constants, createInflateRaw } from 'node:zlib';
import { Fault } from '../fault.ts';
import { ByteReader } from './byte-reader.ts';

/** Deflate grows a byte to at most 1,032: what a piece unpacks to stays below 17 MB. */
const largestPiece = 1 << 14;
const smallestPiece = 1 << 8;
/** The default of 16 KiB costs four times the time; 256 KiB gain nothing over this and leave up to 60 MB more to be collected. */
const outputBytes = 1 << 16;
/** All that a piece unpacks to is taken at once; waiting for a reader in between would be for ever. */
const options = { chunkSize: outputBytes, readableHighWaterMark: 1 << 30 };

/**
 * Unpacks deflate data piece by piece (RFC 1951); what follows its end stays in the reader. What comes before damage is
 * handed on first, and then the fault is thrown.
 */
export async function* inflated(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater();
  try {
    for (let taken = 0; inflater.isOpen(); ) {
      const piece = await reader.some(pieceBytes(taken));
      if (piece.length === 0) break;
      yield* await inflater.write(piece);
      taken += piece.length;
      reader.giveBack(inflater.leftOver());
    }
    yield* await inflater.end();
    inflater.check();
  } finally {
    inflater.close();
  }
}

/** A stream that is deflate data and nothing else. */
export async function* inflatedAll(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  try {
    yield* inflated(reader);
  } finally {
    await reader.close();
  }
}

/** A damaged piece is lost whole: it is never more than a sixteenth of what came before. */
const pieceBytes = (taken: number): number =>
  Math.min(largestPiece, Math.max(smallestPiece, taken >> 4));

const none = new Uint8Array(0);

/** An engine of zlib, driven by hand. */
class Inflater {
  readonly #engine = createInflateRaw(options);
  #unpacked = 0;
  #output: Uint8Array[] = [];
  #error: Error | undefined;
  #leftOver: Uint8Array = none;
  #hasEnded = false;
  /** Goes on with what waits for the engine. */
  #wake: () => void = () => {};

  constructor() {
    this.#engine.on('readable', () => this.#drain());
    this.#engine.on('end', () => {
      this.#hasEnded = true;
      this.#wake();
    });
    this.#engine.on('error', (error) => {
      this.#error ??= error;
    });
    this.#engine.on('close', () => this.#wake());
  }

  isOpen(): boolean {
    return !this.#hasEnded && this.#error === undefined;
  }

  /** The engine takes nothing after the end of its data, and does not call back then: its `end` tells. */
  async write(piece: Uint8Array): Promise<Uint8Array[]> {
    const before = this.#engine.bytesWritten;
    await this.#settled((done) => this.#engine.write(piece, done));
    if (this.#hasEnded) this.#leftOver = piece.subarray(this.#engine.bytesWritten - before);
    return this.#taken();
  }

  /** Of the last piece what follows the end of the data. */
  leftOver(): Uint8Array {
    const rest = this.#leftOver;
    this.#leftOver = none;
    return rest;
  }

  /** An end that comes too early is an error of its own: the engine tells it after it has called back. */
  async end(): Promise<Uint8Array[]> {
    if (this.isOpen()) await this.#settled(() => this.#engine.end());
    return this.#taken();
  }

  check(): void {
    if (this.#error) throw faultOf(this.#error, this.#unpacked);
  }

  close(): void {
    this.#engine.destroy();
  }

  #settled(act: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      act(resolve);
    });
  }

  #drain(): void {
    for (;;) {
      const chunk: Uint8Array | null = this.#engine.read();
      if (chunk === null) return;
      this.#unpacked += chunk.length;
      this.#output.push(chunk);
    }
  }

  #taken(): Uint8Array[] {
    this.#drain();
    const output = this.#output;
    this.#output = [];
    return output;
  }
}

const faultOf = (error: Error, unpacked: number): Fault =>
  (error as { errno?: number }).errno === constants.Z_BUF_ERROR
    ? endsTooEarly(unpacked)
    : new Fault(
        `its packed data is damaged (${error.message}): the ${unpacked} bytes before were read`,
        'copy or download it again, in binary mode, and run again',
      );

export const endsTooEarly = (unpacked: number): Fault =>
  new Fault(
    `its packed data ends too early: the ${unpacked} bytes before were read`,
    'copy or download it again, in whole, and run again',
  );
