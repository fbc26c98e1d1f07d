import type { Mark } from './event.ts';
import type { MarkPlace, RowMarks } from './row-marks.ts';

/** What is answered sooner had something to say. */
const soonMs = 10_000;
/** Longer than any wait. */
const longestMs = 10 * 60_000;
/** Fewer do not show a wait. */
const minHolds = 3;
/** What is published for many at once ends their holds within this. */
const momentMs = 5_000;

/** Polls that were held for the same whole second of time. */
interface Age {
  count: number;
  /** The answer to the first of them. */
  readonly first: Mark;
  /** When the latest moment began in which some of them were answered. */
  moment: number;
  /** Moments that came before a whole hold was over: no one clock ends them all. */
  apart: number;
}

/** How long a server holds polls that it has nothing to say to. */
export interface ShownWait {
  readonly ms: number;
  readonly evidence: Mark;
  /** One clock that publishes to all after so long would not show the same. */
  readonly isOwn: boolean;
}

/**
 * Counts how long polls were held, by whole second. Events end a hold at any age; those of an idle desktop are all
 * answered as the wait is over, and none lives longer but through a standstill.
 */
export class HoldAges {
  /** By whole second. */
  readonly #ages: (Age | undefined)[] = [];

  note(heldMs: number, marks: RowMarks, answer: MarkPlace): void {
    if (heldMs < soonMs || heldMs > longestMs) return;
    const at = marks.at(answer);
    const second = Math.round(heldMs / 1_000);
    const age = this.#ages[second];
    if (!age) {
      this.#ages[second] = { count: 1, first: marks.mark(answer), moment: at, apart: 0 };
      return;
    }
    age.count += 1;
    const sinceMs = at - age.moment;
    if (sinceMs <= momentMs) return;
    if (sinceMs < heldMs - momentMs) age.apart += 1;
    age.moment = at;
  }

  wait(): ShownWait | undefined {
    return shownBy(this.#ages);
  }
}

/** How long a server's polls were held. */
export class Holds {
  /** From a poll to its answer. */
  readonly answers = new HoldAges();
  /** From a poll to the next: it was held no longer. */
  readonly arrivals = new HoldAges();

  /** By answers; else by arrivals, which whatever else a desktop asks for may bring closer together. */
  wait(): ShownWait | undefined {
    const arrivals = this.arrivals.wait();
    return this.answers.wait() ?? (arrivals && { ...arrivals, isOwn: false });
  }
}

/** The age that most reached of those at which at least half of the polls were answered that lived so long. */
function shownBy(ages: readonly (Age | undefined)[]): ShownWait | undefined {
  let best: [number, Age] | undefined;
  let older = 0;
  for (let second = ages.length - 1; second >= 0; second--) {
    const age = ages[second];
    if (!age) continue;
    older += age.count;
    // Stamps of whole seconds put a hold into two of them.
    const ended = age.count + (ages[second + 1]?.count ?? 0);
    const isLast = ended >= minHolds && ended * 2 >= older;
    if (isLast && age.count > before(ages, second) && age.count > (best?.[1].count ?? 0))
      best = [second, age];
  }
  if (!best) return undefined;
  const [second, { first, apart }] = best;
  return { ms: second * 1_000, evidence: first, isOwn: apart >= minHolds };
}

/** Events end about as many in each second: what a wait ends stands out from those before. */
const before = (ages: readonly (Age | undefined)[], second: number): number =>
  [2, 3, 4, 5].reduce((sum, back) => sum + (ages[second - back]?.count ?? 0), 0);
