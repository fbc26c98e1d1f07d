import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';

/** A file of an archive; its text is read before the next file is asked for. */
export interface Entry {
  readonly path: string;
  readonly text: AsyncIterable<string>;
}

/** A header says the size first: larger files wait on disk until it is known. */
const mostInMemory = 16 << 20;
/** 2000-01-01: the same bytes whenever it is written. */
const mtime = new Date(946_684_800_000);

/** Writes a `.tgz` that holds nothing but names and texts: no owner, no time, one mode for all. */
export async function writeTgz(
  file: string,
  spool: string,
  entries: AsyncIterable<Entry>,
): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: 6 }), createWriteStream(file));
  // Awaited below; until then a full disk is no unhandled rejection.
  written.catch(() => undefined);
  try {
    for await (const { path, text } of entries)
      await Promise.race([add(tar, spool, path, text), fails(written)]);
    tar.finalize();
    await written;
  } catch (error) {
    tar.destroy();
    throw error;
  } finally {
    await rm(spool, { force: true });
  }
}

async function add(tar: Pack, spool: string, name: string, text: Entry['text']): Promise<void> {
  const pieces: Buffer[] = [];
  let size = 0;
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      size += bytes.length;
      if (!handle && size > mostInMemory) handle = await open(spool, 'w', 0o600);
      if (handle) await handle.appendFile(Buffer.concat([...pieces.splice(0), bytes]));
      else pieces.push(bytes);
    }
  } finally {
    await handle?.close();
  }
  const entry = tar.entry({ name, size, mode: 0o644, mtime, uid: 0, gid: 0, type: 'file' });
  if (handle) await pipeline(createReadStream(spool), entry);
  else {
    const done = finished(entry, { readable: false });
    entry.end(Buffer.concat(pieces));
    await done;
  }
}

/** Never, but with the error of what it waits for. */
const fails = (work: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    work.catch(reject);
  });
