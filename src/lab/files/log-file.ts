import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PartFile } from './part-file.ts';
import type { Part, Rotation } from './part-names.ts';

export interface LogFileSettings {
  /** As views name it: `openfire/debug.log`. */
  readonly log: string;
  readonly folder: string;
  readonly rotation: Rotation;
  readonly rotateAt: number;
}

const dayMs = 86_400_000;

/**
 * A log and the files it was rotated into. Their names depend on how many there are in the end, so they get them when
 * the log is closed.
 */
export class LogFile {
  readonly #settings: LogFileSettings;
  readonly #parts: (Part & { readonly path: string })[] = [];
  #open: PartFile | undefined;
  #startsUp = false;

  constructor(settings: LogFileSettings) {
    this.#settings = settings;
  }

  /** `local`: the server's local time, as epoch ms whose UTC fields are its own. */
  append(local: number, text: string): void {
    this.#fileFor(local).append(text);
  }

  /** The server's process began anew: so does a file, with the next record. */
  startUp(): void {
    this.#finish();
    this.#startsUp = true;
  }

  close(): void {
    this.#finish();
    const { log, folder, rotation } = this.#settings;
    const count = this.#parts.length;
    for (const part of this.#parts) {
      const path = join(folder, rotation.nameOf(log, part, count));
      if (rotation.packed && part.number < count) pack(part.path, `${path}.gz`);
      else renameSync(part.path, path);
    }
  }

  #fileFor(local: number): PartFile {
    if (this.#open && !this.#isFull(this.#open, local)) return this.#open;
    this.#finish();
    return this.#begin(local);
  }

  #isFull({ bytes }: PartFile, local: number): boolean {
    const { rotation, rotateAt } = this.#settings;
    if (rotation.by === 'size') return bytes >= rotateAt;
    const openedAt = this.#parts.at(-1)?.openedAt ?? local;
    return rotation.by === 'day' && Math.floor(local / dayMs) > Math.floor(openedAt / dayMs);
  }

  #begin(local: number): PartFile {
    const { log, folder } = this.#settings;
    const number = this.#parts.length + 1;
    const path = join(folder, `${log}.part${number}`);
    const openedAt = this.#unlikeOthers(local);
    this.#parts.push({ number, openedAt, startup: this.#startsUp, path });
    this.#startsUp = false;
    this.#open = new PartFile(path);
    return this.#open;
  }

  /** A file's name may hold nothing else that tells it from the one before. */
  #unlikeOthers(local: number): number {
    return this.#parts.some(({ openedAt }) => openedAt === local)
      ? this.#unlikeOthers(local + 1)
      : local;
  }

  #finish(): void {
    this.#open?.close();
    this.#open = undefined;
  }
}

function pack(from: string, to: string): void {
  writeFileSync(to, gzipSync(readFileSync(from)));
  rmSync(from);
}
