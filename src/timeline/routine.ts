import type { Fact, FactOf } from '../model/fact.ts';
import { isPageLoad } from '../model/page-paths.ts';

/** A CTI answer slower than this is worth a line in the timeline. */
export const slowRoundTripMs = 1_000;

/**
 * What a healthy desktop makes the logs say all day: left out of the timeline unless all of it is asked for. Sweeps and
 * `consumeResponse` are kept as rows, not here.
 */
export function isRoutine(fact: Fact): boolean {
  switch (fact.kind) {
    case 'http-request':
    case 'session-statistics':
    case 'publication':
      return true;
    case 'bosh-request':
      return fact.type === 'poll' || fact.type === 'data' || fact.type === 'unknown';
    case 'bosh-answer':
      return fact.type === 'empty' || (fact.type === 'data' && fact.jid === undefined);
    case 'cti-round-trip':
      return fact.durationMs < slowRoundTripMs;
    case 'http-access':
      return !isPageLoad(fact.path) && !isOfGateway(fact);
    default:
      return false;
  }
}

/** A poll that a proxy answered because it reached no server. */
const isOfGateway = ({ path, status }: FactOf<'http-access'>): boolean =>
  path.startsWith('/http-bind') && (status === 502 || status === 504);
