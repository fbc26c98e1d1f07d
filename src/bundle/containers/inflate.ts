import { constants, createInflateRaw } from 'node:zlib';
import { Fault } from '../fault.ts';
import { ByteReader } from './byte-reader.ts';
import { release } from './release.ts';

const largestPiece = 1 << 18;
const smallestPiece = 1 << 8;
/** One is unpacked while another waits, so that the engine never waits for the source. */
const piecesAhead = 2;
/**
 * Between two outputs the engine waits for this thread, and each wakes the other: 256 KiB cost a fifth more, 2 MiB save
 * a twentieth and take 10 MB.
 */
const outputBytes = 1 << 20;
/** The engine is one output ahead of the reader, and then it waits: a bomb unpacks no further. */
const options = { chunkSize: outputBytes, readableHighWaterMark: 1 };

/**
 * Unpacks deflate data piece by piece (RFC 1951); what follows its end stays in the reader. What comes before damage is
 * handed on first, and then the fault is thrown. Of an output the reader may keep the end until the next has come.
 */
export async function* inflated(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater(reader);
  try {
    for (;;) {
      await inflater.feed();
      const output = inflater.output();
      if (output !== null) yield output;
      else if (inflater.isOver()) break;
      else await inflater.change();
    }
    inflater.finish();
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

/** A damaged piece is lost whole, or a whole output of it: never more than a sixteenth of what came before. */
const pieceBytes = (taken: number): number =>
  Math.min(largestPiece, Math.max(smallestPiece, taken >> 4));

/** An engine of zlib, driven by hand: it unpacks in another thread while its last output is read in this one. */
class Inflater {
  readonly #engine = createInflateRaw(options);
  readonly #reader: ByteReader;
  /** What the engine was given and has not called back for. */
  readonly #pieces: Buffer<ArrayBuffer>[] = [];
  /** Buffers that it has filled, the last ones. */
  readonly #full: ArrayBuffer[] = [];
  #given = 0;
  #unpacked = 0;
  #error: Error | undefined;
  #isOver = false;
  /** The reader has no more, or a fault. */
  #sourceEnd: { readonly fault?: unknown } | undefined;
  /** Goes on with what waits for the engine. */
  #wake: () => void = () => {};

  constructor(reader: ByteReader) {
    this.#reader = reader;
    this.#engine.on('readable', () => this.#wake());
    this.#engine.on('end', () => this.#stop());
    this.#engine.on('error', (error) => {
      this.#error ??= error;
    });
    this.#engine.on('close', () => this.#stop());
  }

  /** The engine reached the end of its data, or damage, and all before was handed on. */
  isOver(): boolean {
    return this.#isOver;
  }

  /** Gives the engine its next pieces. A fault of the source waits until they are unpacked. */
  async feed(): Promise<void> {
    while (!this.#isOver && !this.#sourceEnd && this.#pieces.length < piecesAhead) {
      try {
        const piece = await this.#reader.some(pieceBytes(this.#given));
        if (piece.length === 0) this.#sourceEnd = {};
        else this.#give(ownCopy(piece));
      } catch (fault) {
        this.#sourceEnd = { fault };
      }
    }
  }

  /** What is unpacked by now; null where nothing is. */
  output(): Uint8Array | null {
    const output: Uint8Array | null = this.#engine.read();
    if (output === null) return null;
    this.#unpacked += output.length;
    this.#noteFull(output);
    return output;
  }

  /** Waits for the engine. An end that comes too early is an error of its own. */
  change(): Promise<void> {
    if (this.#sourceEnd && this.#pieces.length === 0) this.#endSource(this.#sourceEnd);
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** The reader gets back what follows the end of the data. */
  finish(): void {
    if (this.#error) throw faultOf(this.#error, this.#unpacked);
    const last = Buffer.concat(this.#pieces);
    this.#reader.giveBack(last.subarray(last.length + this.#engine.bytesWritten - this.#given));
  }

  close(): void {
    this.#engine.destroy();
  }

  /** The engine may call back for the piece that the data ends in, and for those behind it, untaken as they are. */
  #give(piece: Buffer<ArrayBuffer>): void {
    this.#given += piece.length;
    const end = this.#given;
    this.#pieces.push(piece);
    this.#engine.write(piece, () => {
      if (this.#engine.bytesWritten >= end) this.#dropPiece();
      this.#wake();
    });
  }

  #dropPiece(): void {
    const piece = this.#pieces.shift();
    if (piece) release(piece.buffer);
  }

  /** It takes a new one for each: one before the last, which a reader may still see, is done with. */
  #noteFull({ buffer, byteOffset, length }: Uint8Array): void {
    const isFull = buffer.byteLength === outputBytes && byteOffset + length === outputBytes;
    if (isFull) this.#full.push(buffer as ArrayBuffer);
    if (this.#full.length > 2) release(this.#full.shift() as ArrayBuffer);
  }

  #endSource(end: { readonly fault?: unknown }): void {
    if ('fault' in end) throw end.fault;
    this.#engine.end();
  }

  #stop(): void {
    this.#isOver = true;
    this.#wake();
  }
}

/** In memory of its own, which can be freed. */
function ownCopy(piece: Uint8Array): Buffer<ArrayBuffer> {
  const copy = Buffer.allocUnsafeSlow(piece.length);
  copy.set(piece);
  return copy;
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
