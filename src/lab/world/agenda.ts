/** Something that will be done, unless it is called off. */
export interface Appointment {
  readonly at: number;
  cancel(): void;
}

interface Entry extends Appointment {
  readonly order: number;
  act: (() => void) | undefined;
}

/**
 * The time of the world: what is to be done, in the order of its instants (epoch ms, whole); what was asked for first
 * comes first among equals. Nothing happens between two appointments.
 */
export class Agenda {
  #now: number;
  #order = 0;
  readonly #heap: Entry[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  /** At once where the instant has passed. */
  at(instant: number, act: () => void): Appointment {
    const entry: Entry = {
      at: Math.max(Math.round(instant), this.#now),
      order: this.#order,
      act,
      cancel: () => {
        entry.act = undefined;
      },
    };
    this.#order += 1;
    this.#push(entry);
    return entry;
  }

  in(ms: number, act: () => void): Appointment {
    return this.at(this.#now + ms, act);
  }

  /** Does everything that is due up to `end`. */
  run(end: number): void {
    for (let next = this.#heap[0]; next && next.at <= end; next = this.#heap[0]) {
      this.#pop();
      this.#now = next.at;
      next.act?.();
    }
    this.#now = end;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [l, r] = [heap[left], heap[left + 1]];
      if (l === undefined) break;
      const lower = r !== undefined && isBefore(r, l) ? r : l;
      if (isBefore(last, lower)) break;
      heap[place] = lower;
      place = lower === l ? left : left + 1;
    }
    heap[place] = last;
  }
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);
