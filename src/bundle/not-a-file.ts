import type { Dirent, Stats } from 'node:fs';
import type { Problem } from '../model/report.ts';

/** What is neither file nor folder: it may lead out of the bundle, or never end. */
export function kindOfNoFile(entry: Dirent | Stats): string | undefined {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isFIFO()) return 'a pipe';
  if (entry.isSocket()) return 'a socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : undefined;
}

/** In a folder that was given. */
export const notFollowed = (where: string, kind: string): Problem => ({
  severity: 'warning',
  where,
  what: `is ${kind}: it was not followed`,
  next: 'if it stands for a log, give that log itself as well',
});

/** Given by name. */
export const notReadable = (where: string, kind: string): Problem => ({
  severity: 'error',
  where,
  what: `is ${kind}, and cannot be read twice as a log must be`,
  next: 'write it into a file, and give that',
});
