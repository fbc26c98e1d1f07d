import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBufferPromise, fromFdPromise, type Options, type ZipFile } from 'yauzl';
import { Fault } from '../fault.ts';

/** Bytes that can be read from anywhere: a zip's directory stands at its end. */
export interface Seekable {
  readonly openZip: (options: Options) => Promise<ZipFile>;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
  /** Why there is no more of it. */
  readonly fault?: Fault;
}

const chunkBytes = 1 << 20;
/** A rotated log packs to less; what is larger goes into a temporary file. */
const mostInMemory = 32 << 20;

/** A file on disk. */
export const seekableFile = async (path: string): Promise<Seekable> =>
  seekableHandle(await open(path, 'r'));

/** A member of another archive, kept in memory, or in a file that nobody else can open. */
export async function seekableCopy(source: AsyncIterable<Uint8Array>): Promise<Seekable> {
  const cut: Cut = {};
  const kept: Uint8Array[] = [];
  let bytes = 0;
  let spool: FileHandle | undefined;
  try {
    for await (const chunk of asFarAsItGoes(source, cut)) {
      bytes += chunk.length;
      kept.push(Buffer.from(chunk));
      if (bytes <= mostInMemory) continue;
      spool ??= await temporaryFile();
      for (const piece of kept.splice(0)) await append(spool, piece);
    }
  } catch (error) {
    await spool?.close();
    throw error;
  }
  const whole = spool ? seekableHandle(spool) : seekableBuffer(Buffer.concat(kept));
  return { ...whole, ...cut };
}

interface Cut {
  fault?: Fault;
}

/** What has come is read: a zip without its end can be read from its beginning. */
async function* asFarAsItGoes(
  source: AsyncIterable<Uint8Array>,
  cut: Cut,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    cut.fault = error;
  }
}

const append = (spool: FileHandle, piece: Uint8Array): Promise<void> =>
  spool.appendFile(piece).catch((error: unknown) => {
    throw noTemporaryFile(error);
  });

/** It has no name as soon as it is open: whatever ends the run, nothing is left. */
async function temporaryFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `bosh-diag-${randomUUID()}`);
  try {
    const handle = await open(path, 'wx+', 0o600);
    await unlink(path);
    return handle;
  } catch (error) {
    throw noTemporaryFile(error);
  }
}

const noTemporaryFile = (cause: unknown): Fault =>
  new Fault(
    `needs a temporary file, and there can be none in ${tmpdir()} (${(cause as Error).message})`,
    'make room there, or unpack the outer archive and run again on the folder',
    { cause },
  );

function seekableHandle(handle: FileHandle): Seekable {
  return {
    openZip: (options) => fromFdPromise(handle.fd, options),
    chunks: async function* () {
      for (let at = 0; ; ) {
        const { bytesRead, buffer } = await handle.read(
          Buffer.alloc(chunkBytes),
          0,
          chunkBytes,
          at,
        );
        if (bytesRead === 0) return;
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    close: () => handle.close(),
  };
}

const seekableBuffer = (buffer: Buffer): Seekable => ({
  openZip: (options) => fromBufferPromise(buffer, options),
  chunks: async function* () {
    yield buffer;
  },
  close: async () => {},
});
