import { createHash } from 'node:crypto';
import { groupBy } from '../model/group-by.ts';
import type { BundleFile } from './open-bundle.ts';
import { isFileError } from './unreadable.ts';

/** Files that are byte for byte another one, by their path; the first by path is the original. Empty files are no copies. */
export async function copiesOf(files: readonly BundleFile[]): Promise<Map<string, string>> {
  const copies = new Map<string, string>();
  for (const [bytes, same] of groupBy(files, (file) => file.bytes)) {
    if (bytes === 0 || same.length < 2) continue;
    const originals = new Map<string, string>();
    for (const file of same) {
      const digest = await digestOf(file);
      const original = originals.get(digest);
      if (original === undefined) originals.set(digest, file.path);
      else copies.set(file.path, original);
    }
  }
  return copies;
}

/** A file that cannot be read is like no other. */
async function digestOf(file: BundleFile): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of file.stream()) hash.update(chunk);
  } catch (error) {
    if (isFileError(error)) return file.path;
    throw error;
  }
  return hash.digest('hex');
}
