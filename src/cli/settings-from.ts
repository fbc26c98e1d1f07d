import { closeSync, openSync, readSync } from 'node:fs';
import { touching } from '../model/refused-path.ts';
import type { Settings } from '../model/settings.ts';
import { UserError } from '../model/user-error.ts';
import { utf8Text } from '../yaml/utf8-text.ts';
import type { Pipeline } from './pipeline.ts';

/** No person writes more; a log that is named by mistake is not read to its end. */
const mostBytes = 256_000;

/** What `--config` names. No other file is looked for, neither here nor in a bundle. */
export async function settingsFrom(file: string, { parseSettings }: Pipeline): Promise<Settings> {
  const bytes = touching(file, 'read', () => startOf(file, mostBytes + 1));
  if (bytes.length > mostBytes)
    throw new UserError(
      `${file}: longer than ${mostBytes / 1_000} kB, no file of settings; name another`,
    );
  return parseSettings(utf8Text(bytes, file), file);
}

/** A pipe does not say how long it is. */
function startOf(file: string, most: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, bytes, length, most - length, null);
      if (read === 0) return bytes.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(descriptor);
  }
}
