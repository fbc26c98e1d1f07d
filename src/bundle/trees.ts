import { isIPv4 } from 'node:net';
import { foldersOf } from '../model/log-path.ts';

/** Where the logs of Finesse and of what lies around it begin on a server (finesse-logs.md section 2). */
const layout: readonly (readonly [string, readonly string[]])[] = [
  ['desktop', ['logs', 'finesse']],
  ['finesse', ['logs']],
  ['uccx', ['log']],
  ['platform', ['log']],
  ['tomcat', ['logs']],
];

/**
 * The logs that are known to be one server's, whatever they say, share this key: `file get activelog` stores them under
 * `<its IP address>/<time stamp>/`; else what stands before the server's own layout of folders. Any other file is a
 * tree of its own: its path.
 */
export function treeOf(path: string, root: string): string {
  const within = root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const folders = foldersOf(within);
  const address = folders.find((folder) => isIPv4(folder));
  if (address !== undefined) return address;
  const start = folders.findIndex((folder, i) => beginsLayout(folder, folders[i + 1]));
  if (start < 0) return path;
  return [...(within === path ? [] : [root]), ...folders.slice(0, start)].join('/');
}

const beginsLayout = (folder: string, next: string | undefined): boolean =>
  layout.some(([first, seconds]) => first === folder && seconds.includes(next ?? ''));
