import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLoad, type Load, logNames } from '../../bench/logs/load.ts';

/** All logs of a few busy minutes, in some MB. */
export const tiny: Load = {
  ...defaultLoad,
  logs: new Set(logNames),
  bytes: 3 * 2 ** 20,
  files: 4,
  agents: 60,
  lossesPerHour: 400,
  calls: 12,
};

const folders: string[] = [];

/** A folder of its own, until `removeFolders`. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-bench-test-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
