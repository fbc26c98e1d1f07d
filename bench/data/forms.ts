import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Load } from '../logs/load.ts';
import { Server } from '../logs/server.ts';
import { filesOf } from '../pack/files-of.ts';
import { gzip } from '../pack/gz.ts';
import { tgz } from '../pack/tgz.ts';
import { zip } from '../pack/zip.ts';

/** The forms in which one and the same logs may come. */
export const forms = ['plain', 'rotated', 'gz', 'tgz', 'zip'] as const;
export type Form = (typeof forms)[number];

/** What each is called. */
export const fileOf: Readonly<Record<Form, string>> = {
  plain: 'bundle',
  rotated: 'bundle-rotated',
  gz: 'bundle-gz',
  tgz: 'bundle.tgz',
  zip: 'bundle.zip',
};

/** Writes logs as a server would leave them, unpacked; `files` of the load counts where they are rotated. */
export function writeLogs(form: 'plain' | 'rotated', load: Load, to: string): void {
  new Server(to, form === 'plain' ? { ...load, files: 1 } : load).run();
}

/** Packs a folder of logs. */
export async function packLogs(
  form: 'gz' | 'tgz' | 'zip',
  folder: string,
  to: string,
): Promise<void> {
  if (form === 'tgz') return tgz(folder, to);
  if (form === 'zip') return zip(folder, to);
  for (const name of filesOf(folder)) {
    const packed = join(to, `${name}.gz`);
    mkdirSync(dirname(packed), { recursive: true });
    await gzip(join(folder, name), packed);
  }
}
