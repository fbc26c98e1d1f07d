import { firstIndex } from './first-index.ts';

interface Window {
  readonly from: number;
  to: number;
}

/** The time around some moments. All moments are added before anything is asked. */
export class Windows {
  readonly #aroundMs: number;
  readonly #added: Window[] = [];
  #whole: readonly Window[] | undefined;

  constructor(aroundMs: number) {
    this.#aroundMs = aroundMs;
  }

  add(at: number, aroundMs = this.#aroundMs): void {
    this.#added.push({ from: at - aroundMs, to: at + aroundMs });
  }

  holds(at: number): boolean {
    const next = this.#from(at);
    return next !== undefined && next.from <= at;
  }

  /** One begins after `from` and up to `to`. */
  beginsIn(from: number, to: number): boolean {
    const windows = this.#windows();
    const next = windows[firstIndex(windows, (window) => window.from > from)];
    return next !== undefined && next.from <= to;
  }

  /** One ends from `from` on and before `to`. */
  endsIn(from: number, to: number): boolean {
    const next = this.#from(from);
    return next !== undefined && next.to < to;
  }

  /** The first that ends at an instant or after it. */
  #from(at: number): Window | undefined {
    const windows = this.#windows();
    return windows[firstIndex(windows, ({ to }) => to >= at)];
  }

  /** In time order; those that meet are one. */
  #windows(): readonly Window[] {
    this.#whole ??= whole(this.#added);
    return this.#whole;
  }
}

function whole(added: Window[]): readonly Window[] {
  const all: Window[] = [];
  for (const window of added.sort((a, b) => a.from - b.from)) {
    const open = all.at(-1);
    if (open && window.from <= open.to) open.to = Math.max(open.to, window.to);
    else all.push(window);
  }
  added.length = 0;
  return all;
}
