import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTgz } from '../../src/cli/write-tgz.ts';
import { type BundleRedaction, redactBundle } from '../../src/redact-bundle.ts';

/** Of the tests alone. */
export const testKey = Buffer.from('a key that only these tests know');

/** Folders that hold a `bundle`. */
export async function bundlesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

export interface Written extends BundleRedaction {
  readonly file: string;
}

/** Redacts paths into a `.tgz`, hands it over, and takes it away. */
export async function withRedacted<T>(
  paths: readonly string[],
  use: (written: Written) => Promise<T>,
  key: Uint8Array = testKey,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'redact-'));
  try {
    const file = join(folder, 'shared.tgz');
    const redaction = await redactBundle(paths, { key });
    await writeTgz(file, join(folder, 'part'), redaction.files());
    return await use({ ...redaction, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
