import { isIP } from 'node:net';

/**
 * `file get activelog` stores each server's logs under `<its IP address>/<time stamp>/` (finesse-logs.md section 2):
 * such a folder tells the servers of one bundle apart.
 */
export function treeOf(path: string): string | undefined {
  const folders = path.split(/[/!]/).slice(0, -1);
  return folders.find((folder) => isIP(folder) === 4);
}
