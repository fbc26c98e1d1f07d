import { type Dirent, readdir, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import fg from 'fast-glob';
import type { Problem } from '../model/report.ts';
import { treeOf } from './trees.ts';
import { unreadable } from './unreadable.ts';

/** Large reads keep the cost of a call small beside the scan; larger ones gain nothing (measured up to 4 MiB). */
const chunkBytes = 1 << 20;

/** One file of the bundle. */
export interface BundleFile {
  /** Relative to its root, with `/`; several roots: `<root's last folder>/…`. */
  readonly path: string;
  /** Key of the server's tree of logs that the file lies in. */
  readonly tree: string;
  readonly bytes: number;
  /** Its bytes in order; each chunk is valid until the next is asked for. */
  readonly stream: () => AsyncIterable<Uint8Array>;
  /** Up to `length` bytes from `offset`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

export interface Bundle {
  readonly roots: readonly string[];
  readonly files: readonly BundleFile[];
  readonly problems: readonly Problem[];
}

interface Root {
  readonly given: string;
  readonly name: string;
  readonly path: string;
  readonly stats: Stats;
}

/** Lists what the paths hold, in a fixed order. What cannot be read becomes a problem; links are not followed. */
export async function openBundle(paths: readonly string[]): Promise<Bundle> {
  const problems: Problem[] = [];
  const roots: Root[] = [];
  for (const given of paths) {
    const root = await openRoot(given, problems);
    if (root && !roots.some(({ path }) => path === root.path)) roots.push(root);
  }
  const folder = folderOfFiles(roots);
  const names = uniqueNames(roots);
  const several = roots.filter((root) => root.stats.isDirectory()).length > 1;
  const files: BundleFile[] = [];
  for (const [i, root] of roots.entries()) {
    const name = names[i] as string;
    const prefix = roots.length > 1 && root.stats.isDirectory() ? `${name}/` : '';
    if (root.stats.isDirectory())
      files.push(...(await listFiles(root, prefix, several ? name : '', problems)));
    else files.push(...(await singleFile(root, folder, problems)));
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { roots: names, files, problems };
}

async function openRoot(given: string, problems: Problem[]): Promise<Root | undefined> {
  const path = resolve(given);
  try {
    return { given, name: basename(path) || 'root', path, stats: await stat(path) };
  } catch (cause) {
    problems.push(unreadable(basename(path) || given, cause));
    return undefined;
  }
}

/** The last folder of each root; equal ones are told apart by a number. */
function uniqueNames(roots: readonly Root[]): string[] {
  const seen = new Map<string, number>();
  return roots.map(({ name }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}~${times}`;
  });
}

/** What single files are named from: several of one name are told apart by the folders that they do not share. */
function folderOfFiles(roots: readonly Root[]): string | undefined {
  const paths = roots.filter(({ stats }) => !stats.isDirectory()).map(({ path }) => path);
  if (new Set(paths.map((path) => basename(path))).size === paths.length) return undefined;
  const parts = paths.map((path) => dirname(path).split(sep));
  const shared = (parts[0] ?? []).findIndex((part, i) => parts.some((own) => own[i] !== part));
  return (shared < 0 ? parts[0] : parts[0]?.slice(0, shared))?.join(sep) + sep;
}

async function singleFile(
  root: Root,
  folder: string | undefined,
  problems: Problem[],
): Promise<BundleFile[]> {
  const name = folder === undefined ? root.name : relative(folder, root.path);
  const [tree = ''] = folder === undefined ? [] : name.split(sep).slice(0, -1);
  const file = await openFile(
    folder ?? dirname(root.path),
    name.replaceAll(sep, '/'),
    '',
    tree,
    problems,
  );
  return file ? [file] : [];
}

async function listFiles(
  root: Root,
  prefix: string,
  rootTree: string,
  problems: Problem[],
): Promise<BundleFile[]> {
  const files: BundleFile[] = [];
  const listed = fg.stream('**/*', {
    cwd: root.path,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    fs: { readdir: skippingClosed(root, prefix, problems) },
  });
  for await (const entry of listed) {
    const file = await openFile(root.path, String(entry), prefix, rootTree, problems);
    if (file) files.push(file);
  }
  return files;
}

/** A folder that may not be read is a problem, and no reason to stop listing the others. */
function skippingClosed(root: Root, prefix: string, problems: Problem[]): typeof readdir {
  const read = (path: string, options: { withFileTypes: true }, done: ReaddirDone): void =>
    readdir(path, options, (cause, entries) => {
      if (!cause) return done(null, entries);
      const where = prefix + relative(root.path, path).replaceAll(sep, '/');
      problems.push(unreadable(where || root.name, cause));
      done(null, []);
    });
  return read as typeof readdir;
}

type ReaddirDone = (cause: null, entries: Dirent[]) => void;

async function openFile(
  folder: string,
  name: string,
  prefix: string,
  rootTree: string,
  problems: Problem[],
): Promise<BundleFile | undefined> {
  const absolute = join(folder, name);
  const path = prefix + name;
  try {
    const handle = await open(absolute, 'r');
    const { size } = await handle.stat().finally(() => handle.close());
    return {
      path,
      tree: treeOf(path, rootTree),
      bytes: size,
      stream: () => chunksOf(absolute),
      read: (offset, length) => readAt(absolute, offset, length),
    };
  } catch (cause) {
    problems.push(unreadable(path, cause));
    return undefined;
  }
}

/** One buffer serves the whole file: a chunk is valid until the next is asked for. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function readAt(path: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
