import type { Problem } from '../model/report.ts';
import { Allowance } from './allowance.ts';
import { gunzipped } from './containers/gzip.ts';
import {
  type ContainerKind,
  closedKind,
  containerKind,
  hasZipEnd,
  kindBytes,
  mayHideZip,
  zipEndBytes,
} from './containers/kind.ts';
import { isOdd, type Member, type OddMember } from './containers/member.ts';
import { memberName, UniqueNames } from './containers/member-name.ts';
import { closedArchive, leadsOut } from './containers/odd-faults.ts';
import { Fault } from './fault.ts';
import type { Bundle, DiskFile } from './open-bundle.ts';
import { peek } from './peek.ts';
import { treeOf } from './trees.ts';
import { isFileError, unreadable } from './unreadable.ts';

/** One log of the bundle, on disk or in an archive. Each is read, or left, before the next. */
export interface BundleFile {
  /** Relative to its root, with `/`, and `!` between an archive and its member; several roots: `<root's last folder>/…`. */
  readonly path: string;
  /** Key of the server's tree of logs that the file lies in. */
  readonly tree: string;
  /** Its bytes in order; each chunk is valid until the next is asked for. They end early where a problem says so. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** A problem says that its bytes ended early; known when they have. */
  readonly isCut: () => boolean;
  /** Where the file itself lies on disk. */
  readonly disk?: OnDisk;
}

/** A log that lies on disk as it is, and may be read in parts. */
export interface OnDisk {
  readonly absolute: string;
  readonly bytes: number;
  /** As many bytes from `offset` as there are, and as there is room for. */
  readonly read: DiskFile['read'];
  /** As the file's `chunks`, of the bytes `[from, to)`. Not counted as read. */
  readonly part: (from: number, to: number) => AsyncIterable<Uint8Array>;
  /** Counts bytes that were read past `chunks`. */
  readonly count: (bytes: number) => void;
}

export interface WalkOptions {
  /** Hears what is wrong with the files and archives. */
  readonly report: (problem: Problem) => void;
  /**
   * Only these paths, and the archives around them: logs that are read once more, up to so many bytes. Nothing is
   * checked again.
   */
  readonly wanted?: ReadonlyMap<string, number> | undefined;
  /** Hears of the bytes taken from disk. */
  readonly onRead?: ((bytes: number, path: string) => void) | undefined;
}

/** Every log that the bundle holds, archives opened on the way, in a fixed order. Throws the reason of its signal. */
export async function* walk(bundle: Bundle, options: WalkOptions): AsyncGenerator<BundleFile> {
  const walker = new Walker(options, bundle);
  for (const file of bundle.files) yield* walker.fromDisk(file);
}

/** A stream of bytes under a name, on disk or in an archive. */
interface Item {
  readonly path: string;
  readonly rootTree: string;
  /** Archives around it. */
  readonly depth: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where it lies on disk by itself. */
  readonly disk?: DiskFile;
}

class Walker {
  readonly #options: WalkOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #allowance: Allowance;
  readonly #around: ReadonlySet<string> | undefined;
  readonly #told = new WeakSet<Fault>();

  constructor(options: WalkOptions, { limits, signal }: Pick<Bundle, 'limits' | 'signal'>) {
    this.#options = options;
    this.#signal = signal;
    this.#allowance = new Allowance(limits);
    this.#around = options.wanted && archivesAround([...options.wanted.keys()]);
  }

  async *fromDisk(disk: DiskFile): AsyncGenerator<BundleFile> {
    const { path, rootTree, bytes } = disk;
    this.#signal?.throwIfAborted();
    if (!this.#isWanted(path)) return;
    this.#allowance.begin(bytes);
    const onRead = (bytes: number): void => this.#options.onRead?.(bytes, path);
    const chunks = this.#passed(disk.chunks(), onRead);
    yield* this.#opened({ path, rootTree, depth: 0, chunks, disk });
  }

  /** An archive's logs, or the log that it is. */
  async *#opened(item: Item): AsyncGenerator<BundleFile> {
    const { head, chunks, leave } = await peek(item.chunks, kindBytes);
    try {
      const kind = containerKind(head) ?? (await hiddenZip(head, item));
      const closed = closedKind(head);
      if (kind !== undefined) yield* this.#inside({ ...item, chunks }, kind);
      else if (closed !== undefined) this.#complain(item.path, closedArchive(closed));
      else yield this.#log({ ...item, chunks });
    } finally {
      await leave();
    }
  }

  #log({ path, rootTree, chunks, disk }: Item): BundleFile {
    const end = { isCut: false };
    return {
      path,
      tree: treeOf(path, rootTree),
      chunks: this.#asFarAsItGoes(path, this.#asFarAsWanted(path, chunks), end),
      isCut: () => end.isCut,
      ...(disk && { disk: this.#onDisk(disk, end) }),
    };
  }

  /** What follows was not checked: the first reading may have ended at what is wrong with it. */
  #asFarAsWanted(path: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    const most = this.#options.wanted?.get(path);
    return most === undefined ? chunks : firstBytes(chunks, most);
  }

  #onDisk({ absolute, bytes, path, read, chunks }: DiskFile, end: { isCut: boolean }): OnDisk {
    return {
      absolute,
      bytes,
      read,
      part: (from, to) => this.#asFarAsItGoes(path, chunks(from, to), end),
      count: (more) => this.#options.onRead?.(more, path),
    };
  }

  async *#inside(item: Item, kind: ContainerKind): AsyncGenerator<BundleFile> {
    try {
      this.#allowance.enter(item.depth + 1);
      if (kind === 'gzip') yield* this.#inGzip(item);
      else if (kind === 'tar') yield* this.#members(item, await inTar(copied(item.chunks)));
      else yield* this.#inZip(item);
    } catch (error) {
      this.#complain(item.path, error);
    }
  }

  /** A tar in a gzip is opened in one step; anything else there has the gzip's name without its ending. */
  async *#inGzip(item: Item): AsyncGenerator<BundleFile> {
    const { head, chunks, leave } = await peek(
      this.#metered(gunzipped(item.chunks, !this.#around)),
      kindBytes,
    );
    try {
      if (containerKind(head) === 'tar') yield* this.#members(item, await inTar(chunks));
      else yield* this.#member({ ...item, chunks }, unpackedName(item.path));
    } finally {
      await leave();
    }
  }

  async *#inZip(item: Item): AsyncGenerator<BundleFile> {
    const { zipMembers, seekableFile, seekableCopy } = await zipPackage();
    const { disk, chunks } = item;
    const source = disk ? await seekableFile(disk.absolute) : await seekableCopy(chunks);
    try {
      const onRead = (bytes: number): void => this.#tell(bytes, item);
      yield* this.#members(item, this.#meteredMembers(zipMembers(source, onRead, !this.#around)));
      if (source.fault) throw source.fault;
    } catch (error) {
      throw source.fault ?? error;
    } finally {
      await source.close();
    }
  }

  async *#members(
    archive: Item,
    members: AsyncIterable<Member | OddMember>,
  ): AsyncGenerator<BundleFile> {
    const names = new UniqueNames();
    for await (const member of members) {
      this.#signal?.throwIfAborted();
      const { name, isOutside } = memberName(member.rawName);
      const unique = names.of(name);
      const path = `${archive.path}!${unique}`;
      if (isOutside) this.#complain(path, leadsOut(member.rawName));
      if (isOdd(member)) this.#complain(path, member.fault);
      else yield* this.#member({ ...archive, chunks: member.chunks }, unique);
      this.#allowance.check();
    }
  }

  async *#member(
    { path: archive, rootTree, depth, chunks }: Item,
    name: string,
  ): AsyncGenerator<BundleFile> {
    const path = `${archive}!${name}`;
    if (!this.#isWanted(path)) return;
    this.#allowance.member();
    yield* this.#opened({ path, rootTree, depth: depth + 1, chunks });
  }

  #isWanted(path: string): boolean {
    return this.#around === undefined || this.#around.has(path);
  }

  /** A log that is damaged or cut is read up to there. */
  async *#asFarAsItGoes(
    path: string,
    chunks: AsyncIterable<Uint8Array>,
    end: { isCut: boolean },
  ): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        this.#signal?.throwIfAborted();
        yield chunk;
      }
    } catch (error) {
      end.isCut = true;
      this.#complain(path, error);
    }
  }

  #metered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    return this.#passed(chunks, (bytes) => this.#allowance.unpack(bytes));
  }

  async *#meteredMembers(
    members: AsyncIterable<Member | OddMember>,
  ): AsyncGenerator<Member | OddMember> {
    for await (const member of members)
      yield isOdd(member) ? member : { ...member, chunks: this.#metered(member.chunks) };
  }

  /** Tells of every chunk, which is the longest that anybody waits for an aborted reading to end. */
  async *#passed(
    chunks: AsyncIterable<Uint8Array>,
    tell: (bytes: number) => void,
  ): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#signal?.throwIfAborted();
      tell(chunk.length);
      yield chunk;
    }
  }

  /** Of a zip that lies on disk itself; what is inside another was told when that was read. */
  #tell(bytes: number, { disk, path }: Item): void {
    if (disk) this.#options.onRead?.(bytes, path);
  }

  /** A fault is told where it came up first; the archives around it learn of it, too. */
  #complain(where: string, error: unknown): void {
    // The reason may be any value, and what ends with it may look like damage.
    this.#signal?.throwIfAborted();
    if (error instanceof Fault) {
      if (this.#told.has(error)) return;
      this.#told.add(error);
      const { severity, what, next } = error;
      this.#options.report({ severity, where, what, next });
    } else if (isFileError(error)) this.#options.report(unreadable(where, error));
    else throw error;
  }
}

/** What opens archives is loaded where there is one: it takes longer to load than many a log to read. */
const zipPackage = async () => ({
  ...(await import('./containers/zip.ts')),
  ...(await import('./containers/seekable.ts')),
});

async function inTar(
  chunks: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Member | OddMember>> {
  const { tarMembers } = await import('./containers/tar.ts');
  return tarMembers(chunks);
}

/** Only a file on disk shows its end before it is read. */
async function hiddenZip(head: Uint8Array, { disk }: Item): Promise<'zip' | undefined> {
  if (!disk || !mayHideZip(head)) return undefined;
  const from = Math.max(0, disk.bytes - zipEndBytes);
  const tail = await disk.read(from, new Uint8Array(zipEndBytes)).catch(() => new Uint8Array(0));
  return hasZipEnd(tail) ? 'zip' : undefined;
}

/** The paths themselves, and `a.zip` and `a.zip!b.tgz` of `a.zip!b.tgz!c.log`. */
function archivesAround(paths: readonly string[]): Set<string> {
  const around = new Set(paths);
  for (const path of paths)
    for (let at = path.indexOf('!'); at >= 0; at = path.indexOf('!', at + 1))
      around.add(path.slice(0, at));
  return around;
}

/** `debug.log` of `openfire/debug.log.gz`. */
function unpackedName(path: string): string {
  const name = /[^/!]*$/.exec(path)?.[0] ?? '';
  return name.replace(/[.](?:gz|gzip|tgz|z)$/i, '') || 'unpacked';
}

async function* firstBytes(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let left = most;
  if (left === 0) return;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** For a reader that keeps what it gets. */
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}
