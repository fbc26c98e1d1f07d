import type { RankedCause } from '../../model/report.ts';

/** `browser-throttled (client, likely)`. That nothing is known needs no confidence. */
export const causePhrase = ({
  cause,
  side,
  confidence,
}: Pick<RankedCause, 'cause' | 'side' | 'confidence'>): string =>
  cause === 'undetermined' ? cause : `${cause} (${side}, ${confidence})`;

/** `network-path (network, likely), score 2`. Where nothing was weighed there is none. */
export const scoredCause = (cause: RankedCause): string =>
  cause.cause === 'undetermined'
    ? causePhrase(cause)
    : `${causePhrase(cause)}, score ${cause.score < 0 ? '−' : ''}${Math.abs(cause.score)}`;
