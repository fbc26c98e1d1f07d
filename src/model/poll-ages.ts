/** Of a held poll that came again: how old it was, ms. */
export interface PollAges {
  readonly leastMs: number;
  readonly greatestMs: number;
}

/** So far below the wait no poll is over by itself, for all that stamps of whole seconds hide. */
const clearlyMs = 3_000;

/** What comes again only after the server's wait lost its answer; a client's own time-out is longer still. */
export const isBelowWait = ({ greatestMs }: PollAges, waitMs: number): boolean =>
  greatestMs <= waitMs - clearlyMs;

export function agesOf({ leastMs, greatestMs }: PollAges): string {
  const [least, greatest] = [Math.round(leastMs / 1_000), Math.round(greatestMs / 1_000)];
  return least === greatest ? `${least} s` : `${least} to ${greatest} s`;
}
