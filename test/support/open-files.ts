import { readdirSync, readlinkSync } from 'node:fs';

/** The files of this process that are open, whose names hold `part`; undefined where the system does not tell. */
export function openFiles(part: string): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc/self/fd')
    .flatMap((descriptor) => nameOf(descriptor) ?? [])
    .filter((name) => name.includes(part));
}

/** What listed them is closed by now. */
function nameOf(descriptor: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}
