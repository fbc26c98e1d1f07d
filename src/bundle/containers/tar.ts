import { type Extract, extract, type Header } from 'tar-stream';
import { Fault } from '../fault.ts';
import { left, type Member, type OddMember, passOver } from './member.ts';
import { noFile, sparseMember } from './odd-faults.ts';

/** The members of a tar (POSIX, GNU, pax), read as it streams by. What `source` yields may be used again once two more were asked for. */
export async function* tarMembers(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Member | OddMember> {
  const feed = new Feed(source);
  try {
    for await (const entry of feed.entries()) {
      const rest = feed.chunksOf(entry);
      const { header } = entry;
      const fault = oddity(header);
      if (fault) yield { rawName: header.name, fault };
      else if (isFile(header)) yield { rawName: header.name, chunks: left(rest) };
      await passOver(rest);
    }
    feed.check();
  } finally {
    feed.stop();
  }
}

const isFile = ({ type }: Header): boolean => type === 'file' || type === 'contiguous-file';

/** What a member may be besides a file or a folder; the library has no name for sparse files and labels. */
const oddKinds: Readonly<Record<string, string>> = {
  link: 'a link',
  symlink: 'a link',
  'character-device': 'a device',
  'block-device': 'a device',
  fifo: 'a pipe',
};

function oddity({ type, linkname, size, pax }: Header): Fault | undefined {
  const kind = oddKinds[type];
  if (kind !== undefined) return noFile(kind, linkname);
  const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'));
  return isSparse || (type === null && size > 0) ? sparseMember() : undefined;
}

/** Every header takes one block. */
const headerBytes = 512;
type Entry =
  ReturnType<Extract[typeof Symbol.asyncIterator]> extends AsyncIterator<infer E> ? E : never;

/** Every write is told when it was taken: the library's own mark would let the last one go by unseen. Tars before POSIX have no magic. */
const options = { highWaterMark: 1, allowUnknownFormat: true };

/** Pushes the source into the library's reader. Data that ends too early ends the open member, and is told afterwards. */
class Feed {
  readonly #extract: Extract = extract(options);
  readonly #source: AsyncIterator<Uint8Array>;
  #fed = 0;
  #open: Entry | undefined;
  /** Where the open member ends in the tar. */
  #openEnd = 0;
  #fault: unknown;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
    this.#extract.on('entry', ({ size }, entry) => {
      this.#open = entry;
      this.#openEnd = entry.offset + headerBytes + size;
    });
  }

  async *entries(): AsyncGenerator<Entry> {
    void this.#pump();
    try {
      yield* this.#extract;
    } catch (error) {
      this.#fault ??= damaged(error, this.#fed);
    }
  }

  async *chunksOf(entry: Entry): AsyncGenerator<Uint8Array> {
    try {
      yield* entry as AsyncIterable<Uint8Array>;
    } catch (error) {
      this.#fault ??= damaged(error, this.#fed);
    }
  }

  check(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  stop(): void {
    this.#extract.destroy();
    void this.#source.return?.();
  }

  async #pump(): Promise<void> {
    try {
      for (;;) {
        const next = await this.#source.next();
        if (next.done || this.#extract.destroyed) break;
        this.#fed += next.value.length;
        await this.#taken(this.#isOfMember() ? next.value : Uint8Array.from(next.value));
      }
    } catch (error) {
      this.#fault ??= error;
    }
    this.#finish();
  }

  /** What came last is all of one member: it is handed on at once. A header is kept until all of it has come. */
  #isOfMember(): boolean {
    return this.#fed <= this.#openEnd;
  }

  #taken({ buffer, byteOffset, length }: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#extract.off('drain', done);
        this.#extract.off('close', done);
        resolve();
      };
      this.#extract.once('drain', done);
      this.#extract.once('close', done);
      this.#extract.write(Buffer.from(buffer, byteOffset, length));
    });
  }

  /** To end a member in its middle by an error would throw away what it has got. */
  #finish(): void {
    const isCut = this.#open !== undefined && this.#fed < this.#openEnd;
    if (isCut) {
      this.#fault ??= cutShort(this.#fed);
      this.#open?.push(null);
    }
    this.#extract.end(undefined);
  }
}

const cutShort = (bytes: number): Fault =>
  new Fault(
    `the tar ends too early, in the middle of a file: the ${bytes} bytes before were read`,
    'copy or download it again, in whole, and run again',
  );

const damaged = (error: unknown, bytes: number): Fault =>
  new Fault(
    `the tar is damaged (${(error as Error).message}) near byte ${bytes}: what stands before was read`,
    'copy or download it again, in binary mode, and run again',
  );
