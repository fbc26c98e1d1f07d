import { type Dirent, readdir, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { defaultLimits, type Limits } from '../model/limits.ts';
import type { Problem } from '../model/report.ts';
import { kindOfNoFile, notFollowed, notReadable } from './not-a-file.ts';
import { unreadable } from './unreadable.ts';

/** Large reads keep the cost of a call small beside the scan; larger ones gain nothing (measured up to 4 MiB). */
const chunkBytes = 1 << 20;

/** A file on disk: a log, or an archive of logs. */
export interface DiskFile {
  /** Relative to its root, with `/`; several roots: `<root's last folder>/…`. */
  readonly path: string;
  /** Key of its root, where several are told apart by it. */
  readonly rootTree: string;
  readonly absolute: string;
  readonly bytes: number;
  /** Its bytes `[from, to)`, else all, in order; each chunk is valid until the next is asked for. */
  readonly chunks: (from?: number, to?: number) => AsyncIterable<Uint8Array>;
  /** As many bytes from `offset` as there are, and as there is room for. */
  readonly read: (offset: number, room: Uint8Array) => Promise<Uint8Array>;
}

export interface Bundle {
  /** How much its archives may unpack to, whenever they are read. */
  readonly limits: Limits;
  /** Ends whatever reads it, whenever it does. */
  readonly signal: AbortSignal | undefined;
  readonly roots: readonly string[];
  readonly files: readonly DiskFile[];
  readonly problems: readonly Problem[];
}

interface Root {
  readonly given: string;
  readonly name: string;
  readonly path: string;
  readonly stats: Stats;
}

export interface OpenOptions {
  readonly limits?: Partial<Limits> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Lists what the paths hold, in a fixed order. What cannot be read becomes a problem; links are not followed. */
export async function openBundle(
  paths: readonly string[],
  { limits, signal }: OpenOptions = {},
): Promise<Bundle> {
  const problems: Problem[] = [];
  const roots: Root[] = [];
  for (const given of paths) {
    signal?.throwIfAborted();
    const root = await openRoot(given, problems);
    if (root && !roots.some(({ path }) => path === root.path)) roots.push(root);
  }
  const folder = folderOfFiles(roots);
  const names = uniqueNames(roots);
  const several = roots.filter((root) => root.stats.isDirectory()).length > 1;
  const files: DiskFile[] = [];
  for (const [i, root] of roots.entries()) {
    const name = names[i] as string;
    const prefix = roots.length > 1 && root.stats.isDirectory() ? `${name}/` : '';
    if (root.stats.isDirectory())
      files.push(...(await listFiles(root, prefix, several ? name : '', problems, signal)));
    else files.push(...(await singleFile(root, folder, problems)));
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  problems.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
  return { roots: names, files, problems, limits: { ...defaultLimits, ...limits }, signal };
}

async function openRoot(given: string, problems: Problem[]): Promise<Root | undefined> {
  const path = resolve(given);
  try {
    const stats = await stat(path);
    const kind = kindOfNoFile(stats);
    if (kind === undefined) return { given, name: basename(path) || 'root', path, stats };
    problems.push(notReadable(basename(path), kind));
    return undefined;
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
): Promise<DiskFile[]> {
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
  signal: AbortSignal | undefined,
): Promise<DiskFile[]> {
  const files: DiskFile[] = [];
  // Only folders need it, and it takes longer to load than many a log to read.
  const { default: fg } = await import('fast-glob');
  const listed = fg.stream('**/*', {
    cwd: root.path,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    fs: { readdir: listing(root, prefix, problems) },
  });
  for await (const entry of listed) {
    signal?.throwIfAborted();
    const file = await openFile(root.path, String(entry), prefix, rootTree, problems);
    if (file) files.push(file);
  }
  return files;
}

/** A folder that may not be read is a problem, and no reason to stop listing the others; so is what is no file. */
function listing(root: Root, prefix: string, problems: Problem[]): typeof readdir {
  const read = (path: string, options: { withFileTypes: true }, done: ReaddirDone): void =>
    readdir(path, options, (cause, entries) => {
      const where = (name: string): string =>
        prefix + join(relative(root.path, path), name).replaceAll(sep, '/');
      if (cause) problems.push(unreadable(path === root.path ? root.name : where(''), cause));
      else problems.push(...entries.flatMap((entry) => oddEntry(entry, where)));
      done(null, cause ? [] : entries);
    });
  return read as typeof readdir;
}

function oddEntry(entry: Dirent, where: (name: string) => string): Problem[] {
  const kind = kindOfNoFile(entry);
  return kind === undefined ? [] : [notFollowed(where(entry.name), kind)];
}

type ReaddirDone = (cause: null, entries: Dirent[]) => void;

async function openFile(
  folder: string,
  name: string,
  prefix: string,
  rootTree: string,
  problems: Problem[],
): Promise<DiskFile | undefined> {
  const absolute = join(folder, name);
  const path = prefix + name;
  try {
    const handle = await open(absolute, 'r');
    const { size } = await handle.stat().finally(() => handle.close());
    return {
      path,
      rootTree,
      absolute,
      bytes: size,
      chunks: (from, to) => chunksOf(absolute, from, to),
      read: (offset, room) => readAt(absolute, offset, room),
    };
  } catch (cause) {
    problems.push(unreadable(path, cause));
    return undefined;
  }
}

/** One buffer serves the whole file: a chunk is valid until the next is asked for. */
async function* chunksOf(path: string, from = 0, to = Infinity): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let at = from; at < to; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(chunkBytes, to - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function readAt(path: string, offset: number, room: Uint8Array): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { bytesRead } = await handle.read(room, 0, room.length, offset);
    return room.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
