import type { SourceLog } from './source-log.ts';

/** Enough of a log to know it by. */
const mostCompared = 2_000;

/**
 * Whether two logs that ran at once are copies of one: of the facts that the shorter one tells, at least half stand in
 * the other with the same reading of the clock. Two servers share a moment now and then, not half of what they say.
 */
export function tellTheSame(one: SourceLog, other: SourceLog): boolean {
  const [few, many] =
    one.observations.length <= other.observations.length ? [one, other] : [other, one];
  const own = keysOf(few).slice(0, mostCompared);
  if (own.length === 0) return false;
  const known = new Set(keysOf(many));
  const shared = own.filter((key) => known.has(key)).length;
  return shared * 2 >= own.length;
}

const keysOf = ({ observations }: SourceLog): string[] =>
  observations.map(({ fact, time }) => `${time.wall} ${JSON.stringify(fact)}`);
