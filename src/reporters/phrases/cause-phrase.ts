import type { RankedCause } from '../../model/report.ts';

/** `browser-throttled (client, likely)`. That nothing is known needs no confidence. */
export const causePhrase = ({
  cause,
  side,
  confidence,
}: Pick<RankedCause, 'cause' | 'side' | 'confidence'>): string =>
  cause === 'undetermined' ? cause : `${cause} (${side}, ${confidence})`;
