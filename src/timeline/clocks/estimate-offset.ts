/** Instants in ms, by what makes a record recognisable as the same event in the other log. In any order. */
export type InstantsByKey = ReadonlyMap<string, readonly number[]>;

/** By how much two clocks disagree, from events that both logs show. */
export interface Estimate {
  /** To be added to the subject's instants to get the reference's: negative where the subject's clock is ahead. */
  readonly offsetMs: number;
  /** Width of the middle 80 % of the samples. */
  readonly spreadMs: number;
  /** Events that agree on it, each counted once. */
  readonly samples: number;
  /** Why it cannot be relied on. */
  readonly refused?: Refusal;
}

/** `at once`: hardly more than one burst of events. `changed`: a part of them tells another offset, as after a clock was set. */
export type Refusal = 'too few' | 'at once' | 'scattered' | 'ambiguous' | 'changed';

/** Zones differ by quarters of an hour: what is further apart is another question. */
const maxOffsetMs = 15 * 60_000;
/** Fewer may agree by chance. */
const minSamples = 5;
/** A burst may look like a later one that the other log shows alone (a page that is loaded again, a team signed out). */
const minMoments = 3;
const momentMs = 10_000;
/**
 * Steps of a loss lie seconds apart, and Openfire and Tomcat stamp whole ones: two clocks that cannot be told apart by
 * this much would put them in a wrong order.
 */
const maxSpreadMs = 2_000;
/** Samples are looked for this far from where most of them lie: wider than the limit, so that a scatter shows. */
const reachMs = 5_000;
/** An instant with more partners than this tells nothing: one of them fits any offset. It bounds the pairs, too. */
const maxPartners = 64;
/** More events than this tell the offset no better. */
const maxEvents = 10_000;
/** Of the samples: so many events with another offset of their own are no chance. */
const changedShare = 0.1;

/** One event of each log that may be the same: how far the reference's lies after the subject's. */
interface Pair {
  readonly distanceMs: number;
  /** When the subject's was. */
  readonly at: number;
  readonly subject: number;
  readonly reference: number;
}

interface Peak {
  readonly middleMs: number;
  /** Events of either log that take part, each once. */
  readonly events: number;
}

/**
 * The distance that most pairs of equal keys share. The nearest neighbour would be the wrong partner as soon as the
 * offset is larger than the time between events. Undefined where no key is in both.
 */
export function estimateOffset(
  subject: InstantsByKey,
  reference: InstantsByKey,
): Estimate | undefined {
  const pairs = pairsOf(subject, reference);
  const best = highestPeak(pairs);
  if (!best) return undefined;
  const agreeing = onePartnerEach(pairs, best.middleMs);
  const distances = agreeing.map(({ distanceMs }) => distanceMs).sort((a, b) => a - b);
  const estimate = {
    offsetMs: distances[distances.length >> 1] as number,
    spreadMs: middleWidth(distances),
    samples: distances.length,
  };
  const refused = refusalOf(estimate, pairs, best, agreeing);
  return refused ? { ...estimate, refused } : estimate;
}

function refusalOf(
  { samples, spreadMs }: Estimate,
  pairs: readonly Pair[],
  best: Peak,
  agreeing: readonly Pair[],
): Refusal | undefined {
  if (samples < minSamples) return 'too few';
  if (momentsOf(agreeing) < minMoments) return 'at once';
  if (spreadMs > maxSpreadMs) return 'scattered';
  const apart = ({ distanceMs }: Pair): boolean =>
    Math.abs(distanceMs - best.middleMs) > maxSpreadMs;
  const rival = highestPeak(pairs.filter(apart));
  // What repeats at a period has a peak at each of its multiples, nearly as high as the true one.
  if (rival && rival.events * 2 > best.events) return 'ambiguous';
  const rest = highestPeak(unexplained(pairs, agreeing));
  if (rest && rest.events >= Math.max(minSamples, samples * changedShare)) return 'changed';
  return undefined;
}

/** All pairs of equal keys within reach, by distance. */
function pairsOf(subject: InstantsByKey, reference: InstantsByKey): Pair[] {
  const shared = [...subject.keys()].filter((key) => reference.has(key)).sort();
  const events = shared.reduce((sum, key) => sum + (subject.get(key)?.length ?? 0), 0);
  const every = Math.ceil(events / maxEvents);
  const pairs: Pair[] = [];
  let seen = 0;
  let partners = 0;
  for (const key of shared) {
    const theirs = inOrder(reference.get(key) ?? []);
    let from = 0;
    let to = 0;
    for (const at of inOrder(subject.get(key) ?? [])) {
      while (from < theirs.length && (theirs[from] as number) < at - maxOffsetMs) from += 1;
      while (to < theirs.length && (theirs[to] as number) <= at + maxOffsetMs) to += 1;
      seen += 1;
      if (seen % every !== 0 || to - from > maxPartners) continue;
      for (let i = from; i < to; i++) {
        const distanceMs = (theirs[i] as number) - at;
        pairs.push({ distanceMs, at, subject: seen, reference: partners + i });
      }
    }
    partners += theirs.length;
  }
  return pairs.sort((a, b) => a.distanceMs - b.distanceMs || a.subject - b.subject);
}

const inOrder = (instants: readonly number[]): number[] =>
  [...new Set(instants)].sort((a, b) => a - b);

/** Where, within the width of the limit, most events take part; among equals nearest to zero. Pairs are by distance. */
function highestPeak(pairs: readonly Pair[]): Peak | undefined {
  const subjects = new Tally();
  const references = new Tally();
  let best: Peak | undefined;
  let from = 0;
  for (const [to, pair] of pairs.entries()) {
    subjects.add(pair.subject);
    references.add(pair.reference);
    for (; pair.distanceMs - (pairs[from] as Pair).distanceMs > maxSpreadMs; from++) {
      subjects.remove((pairs[from] as Pair).subject);
      references.remove((pairs[from] as Pair).reference);
    }
    const events = Math.min(subjects.size, references.size);
    const middleMs = (pairs[(from + to) >> 1] as Pair).distanceMs;
    const higher = !best || events > best.events;
    const nearer = events === best?.events && Math.abs(middleMs) < Math.abs(best.middleMs);
    if (higher || nearer) best = { middleMs, events };
  }
  return best;
}

/** How many different numbers are inside. */
class Tally {
  readonly #counts = new Map<number, number>();

  get size(): number {
    return this.#counts.size;
  }

  add(number: number): void {
    this.#counts.set(number, (this.#counts.get(number) ?? 0) + 1);
  }

  remove(number: number): void {
    const left = (this.#counts.get(number) ?? 0) - 1;
    if (left > 0) this.#counts.set(number, left);
    else this.#counts.delete(number);
  }
}

/** Each event has one partner: the one that comes nearest to the peak. */
function onePartnerEach(pairs: readonly Pair[], middleMs: number): Pair[] {
  const off = ({ distanceMs }: Pair): number => Math.abs(distanceMs - middleMs);
  const near = pairs.filter((pair) => off(pair) <= reachMs).sort((a, b) => off(a) - off(b));
  const subjects = new Set<number>();
  const references = new Set<number>();
  return near.filter(({ subject, reference }) => {
    if (subjects.has(subject) || references.has(reference)) return false;
    subjects.add(subject);
    references.add(reference);
    return true;
  });
}

function unexplained(pairs: readonly Pair[], agreeing: readonly Pair[]): Pair[] {
  const subjects = new Set(agreeing.map(({ subject }) => subject));
  const references = new Set(agreeing.map(({ reference }) => reference));
  return pairs.filter(
    ({ subject, reference }) => !subjects.has(subject) && !references.has(reference),
  );
}

function momentsOf(pairs: readonly Pair[]): number {
  let moments = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of [...pairs].sort((a, b) => a.at - b.at)) {
    if (at - last < momentMs) continue;
    moments += 1;
    last = at;
  }
  return moments;
}

/** Of sorted numbers, the lowest and the highest tenth left out. */
function middleWidth(sorted: readonly number[]): number {
  const last = sorted.length - 1;
  const low = sorted[Math.floor(last * 0.1)] as number;
  const high = sorted[Math.ceil(last * 0.9)] as number;
  return high - low;
}
