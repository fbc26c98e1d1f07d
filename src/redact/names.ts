import { foldersOf } from '../model/log-path.ts';
import type { Redactor } from './redactor.ts';

/** What the files of a bundle are called in the new one: archives become folders, and no name is given twice. */
export class Names {
  readonly #redactor: Redactor;
  readonly #given: Set<string>;

  constructor(redactor: Redactor, reserved: readonly string[]) {
    this.#redactor = redactor;
    this.#given = new Set(reserved);
  }

  /** An archive around a single log leaves no folder: the log lies where it lay, as its rotated neighbours do. */
  of(path: string): string {
    const parts = path.split(/[/!]/);
    const name = parts.at(-1) ?? '';
    const short = this.#redacted([...foldersOf(path), name]);
    return this.#unique(this.#given.has(short) ? this.#redacted(parts) : short);
  }

  #redacted(parts: readonly string[]): string {
    return parts
      .filter((part) => part !== '')
      .map((part) => this.#redactor.path(part).replaceAll('/', '_'))
      .join('/');
  }

  #unique(name: string): string {
    let given = name;
    for (let times = 2; this.#given.has(given); times++) given = `${name}~${times}`;
    this.#given.add(given);
    return given;
  }
}
