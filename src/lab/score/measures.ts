import { rateOf } from './numbers.ts';
import type { Score } from './score.ts';

/** What a score can be held to. */
export interface Measure {
  /** A floor is a share that must be reached, a ceiling a count that must not be passed. */
  readonly limit: 'floor' | 'ceiling';
  /** Undefined where nothing was measured. */
  readonly value: (score: Score) => number | undefined;
}

const floor = (value: Measure['value']): Measure => ({ limit: 'floor', value });
const ceiling = (value: Measure['value']): Measure => ({ limit: 'ceiling', value });

/** By the names of `--min`. */
export const measures: ReadonlyMap<string, Measure> = new Map([
  ['recall', floor(({ found }) => rateOf(found.must))],
  ['healthy', floor(({ agents }) => rateOf(agents.healthy))],
  ['hurt', floor(({ agents }) => rateOf(agents.hurt))],
  ['unwatched', floor(({ agents }) => rateOf(agents.unwatched))],
  ['outcome', floor(({ outcome }) => rateOf(outcome))],
  ['logged-out', floor(({ loggedOut }) => rateOf(loggedOut))],
  ['last-contact-told', floor(({ lastContact }) => rateOf(lastContact.told))],
  ['last-contact', floor(({ lastContact }) => rateOf(lastContact.holds))],
  ['codes', floor(({ codes }) => rateOf(codes))],
  ['returned', floor(({ returned }) => rateOf(returned))],
  ['side', floor(({ side }) => rateOf(side))],
  ['cause', floor(({ cause }) => rateOf(cause.first))],
  ['cause-two', floor(({ cause }) => rateOf(cause.firstTwo))],
  ['undecided', floor(({ undecided }) => rateOf(undecided))],
  ['groups', floor(({ groups }) => rateOf(groups.found))],
  ['group-cause', floor(({ groups }) => rateOf(groups.cause))],
  ['group-side', floor(({ groups }) => rateOf(groups.side))],
  ['certain-true', floor(({ calibration }) => rateOf(calibration.certain))],
  ['likely-true', floor(({ calibration }) => rateOf(calibration.likely))],
  ['certain-false', ceiling(({ falseAccusations }) => falseAccusations.certain)],
  ['likely-false', ceiling(({ falseAccusations }) => falseAccusations.likely)],
  ['possible-false', ceiling(({ falseAccusations }) => falseAccusations.possible)],
  ['phantoms', ceiling(({ phantoms }) => phantoms.ended)],
  ['phantom-near-misses', ceiling(({ phantoms }) => phantoms.nearMisses)],
  ['phantom-bursts', ceiling(({ phantoms }) => phantoms.bursts)],
  ['split', ceiling(({ split }) => split)],
]);

export interface Demand {
  readonly measure: string;
  readonly limit: number;
}

/** The demands that the score does not meet, a sentence each. What was not measured meets none. */
export function unmet(score: Score, demands: readonly Demand[]): string[] {
  return demands.flatMap(({ measure: name, limit }) => {
    const measure = measures.get(name);
    const value = measure?.value(score);
    if (value === undefined) return [`${name}: nothing to measure, ${limit} was asked for`];
    const isMet = measure?.limit === 'floor' ? value >= limit : value <= limit;
    if (isMet) return [];
    const where = measure?.limit === 'floor' ? 'below' : 'above';
    return [`${name}: ${Number(value.toFixed(4))} is ${where} ${limit}`];
  });
}
