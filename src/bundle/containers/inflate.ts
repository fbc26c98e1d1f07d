import { constants, createGunzip, createInflateRaw } from 'node:zlib';
import { Fault } from '../fault.ts';
import type { ByteReader } from './byte-reader.ts';

/** Deflate grows a byte to at most 1,032: what a piece unpacks to stays below 17 MB. */
const largestPiece = 1 << 14;
const smallestPiece = 1 << 8;
/** The default of 16 KiB costs four times the time. */
const outputBytes = 1 << 18;
/** All that a piece unpacks to is taken at once; waiting for a reader in between would be for ever. */
const options = { chunkSize: outputBytes, readableHighWaterMark: 1 << 30 };

/** Several members in a row are one stream (RFC 1952). */
export const gunzipped = (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  inflated(source, new Inflater(createGunzip(options), 'gzip'));

/** The data of a zip's member. */
export const inflatedRaw = (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  inflated(source, new Inflater(createInflateRaw(options), 'deflate'));

/** The data of a zip's member whose length nobody knows: what follows it stays in the reader. */
export async function* inflatedFrom(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater(createInflateRaw(options), 'deflate');
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

/** Unpacks piece by piece: what comes before damage is handed on first, and then the fault is thrown. */
async function* inflated(
  source: AsyncIterable<Uint8Array>,
  inflater: Inflater,
): AsyncGenerator<Uint8Array> {
  try {
    let taken = 0;
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length; ) {
        const piece = chunk.subarray(at, at + pieceBytes(taken));
        if (inflater.isOpen()) yield* await inflater.write(piece);
        else inflater.skip(piece);
        at += piece.length;
        taken += piece.length;
      }
      inflater.skip(inflater.leftOver());
    }
    yield* await inflater.end();
    inflater.check();
  } finally {
    inflater.close();
  }
}

/** A damaged piece is lost whole: it is never more than a sixteenth of what came before. */
const pieceBytes = (taken: number): number =>
  Math.min(largestPiece, Math.max(smallestPiece, taken >> 4));

type Engine = ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>;

const none = new Uint8Array(0);

/** One engine of zlib, driven by hand. */
class Inflater {
  readonly #engine: Engine;
  readonly #format: string;
  #unpacked = 0;
  #output: Uint8Array[] = [];
  #error: Error | undefined;
  #leftOver: Uint8Array = none;
  #hasEnded = false;
  /** Goes on with what waits for the engine. */
  #wake: () => void = () => {};
  #hasGarbage = false;

  constructor(engine: Engine, format: string) {
    this.#engine = engine;
    this.#format = format;
    engine.on('readable', () => this.#drain());
    engine.on('end', () => {
      this.#hasEnded = true;
      this.#wake();
    });
    engine.on('error', (error) => {
      this.#error ??= error;
    });
    engine.on('close', () => this.#wake());
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

  /** After the end of the data; zeros fill up a tape's block. */
  skip(rest: Uint8Array): void {
    this.#hasGarbage ||= rest.some((byte) => byte !== 0);
  }

  /** An end that comes too early is an error of its own: the engine tells it after it has called back. */
  async end(): Promise<Uint8Array[]> {
    if (this.isOpen()) await this.#settled(() => this.#engine.end());
    return this.#taken();
  }

  check(): void {
    if (this.#error) throw this.#faultOf(this.#error);
    if (this.#hasGarbage)
      throw new Fault(
        `something else follows the end of its ${this.#format} data: it was not read`,
        'copy or download it again, in binary mode, and run again',
        { severity: 'warning' },
      );
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

  #faultOf(error: Error): Fault {
    const isCut = (error as { errno?: number }).errno === constants.Z_BUF_ERROR;
    return isCut
      ? new Fault(
          `its ${this.#format} data ends too early: the ${this.#unpacked} bytes before were read`,
          'copy or download it again, in whole, and run again',
        )
      : new Fault(
          `its ${this.#format} data is damaged (${error.message}): the ${this.#unpacked} bytes before were read`,
          'copy or download it again, in binary mode, and run again',
        );
  }
}
