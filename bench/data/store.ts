import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../pack/files-of.ts';

/** Where all that is made lies until `--clean`. */
export const store = join(tmpdir(), 'bosh-diag-bench');

/** What decides the bytes of what is made, beside options. */
const makers = [
  'bench/logs',
  'bench/pack',
  'src/lab/views/webservices',
  'src/lab/views/client',
  'src/lab/world',
];

/** A file or folder of these options: made once by each state of the generator, and kept. */
export async function kept(
  name: string,
  options: unknown,
  make: (path: string) => Promise<void> | void,
): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(options)).update(generator());
  const folder = join(store, key.digest('hex').slice(0, 12));
  const path = join(folder, name);
  if (existsSync(path)) return path;
  console.error(`making ${path}`);
  const unfinished = join(folder, `${process.pid}`, name);
  mkdirSync(join(folder, `${process.pid}`), { recursive: true });
  await make(unfinished);
  renameSync(unfinished, path);
  rmSync(join(folder, `${process.pid}`), { recursive: true });
  return path;
}

let hashed: string | undefined;

function generator(): string {
  hashed ??= digestOf(makers);
  return hashed;
}

/** Of all files below the folders, and their names. */
export function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of filesOf(folder)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** Bytes of what lies there; a hard link counts once more. */
export function storeBytes(): number {
  if (!existsSync(store)) return 0;
  return filesOf(store).reduce((sum, name) => sum + statSync(join(store, name)).size, 0);
}

export const clean = (): void => rmSync(store, { recursive: true, force: true });
