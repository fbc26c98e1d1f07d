import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { filesOf } from './files-of.ts';

const mtime = new Date(Date.UTC(2026, 10, 23));
const chunkSize = 1 << 20;

/** A folder's files as `tar` and `gzip` pack them; the same bytes whenever they are packed. */
export async function tgz(folder: string, to: string): Promise<void> {
  const tar = pack();
  const gzip = createGzip({ level: 6, chunkSize });
  const written = pipeline(tar, gzip, createWriteStream(to));
  for (const name of filesOf(folder)) {
    const path = join(folder, name);
    const entry = tar.entry({ name, size: statSync(path).size, mtime, mode: 0o644 });
    await pipeline(createReadStream(path, { highWaterMark: chunkSize }), entry);
  }
  tar.finalize();
  await written;
}
