import type { Event } from './event.ts';

/** Merges lists that are each in time order. Only the events of one instant are held, to be sorted. */
export function* inTimeOrder(
  lists: readonly Iterable<Event>[],
  compare: (a: Event, b: Event) => number,
): Generator<Event> {
  const heads = lists.map((list) => new Head(list[Symbol.iterator]()));
  for (;;) {
    const at = Math.min(...heads.map((head) => head.at));
    if (at === Infinity) return;
    const moment = heads.flatMap((head) => head.take(at));
    yield* moment.length > 1 ? moment.sort(compare) : moment;
  }
}

/** A list and the first of it that is not taken yet. */
class Head {
  readonly #events: Iterator<Event>;
  #next: Event | undefined;

  constructor(events: Iterator<Event>) {
    this.#events = events;
    this.#step();
  }

  get at(): number {
    return this.#next?.at ?? Infinity;
  }

  /** All events of an instant. */
  take(at: number): Event[] {
    const taken: Event[] = [];
    while (this.#next?.at === at) {
      taken.push(this.#next);
      this.#step();
    }
    return taken;
  }

  #step(): void {
    const { done, value } = this.#events.next();
    this.#next = done ? undefined : value;
  }
}
