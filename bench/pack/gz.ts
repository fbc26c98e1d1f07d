import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const chunkSize = 1 << 20;

/** As `gzip` packs a file. */
export const gzip = (from: string, to: string): Promise<void> =>
  pipeline(
    createReadStream(from, { highWaterMark: chunkSize }),
    createGzip({ level: 6, chunkSize }),
    createWriteStream(to),
  );
