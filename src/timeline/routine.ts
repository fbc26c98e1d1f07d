import type { Fact } from '../model/fact.ts';

/** A CTI answer slower than this is worth a line in the timeline. */
const slowRoundTripMs = 1_000;
const systemInfo = '/finesse/api/SystemInfo';

/**
 * What a healthy desktop makes the logs say all day: left out of the timeline unless all of it is asked for. Sweeps and
 * `consumeResponse` are kept as rows, not here.
 */
export function isRoutine(fact: Fact): boolean {
  switch (fact.kind) {
    case 'http-request':
    case 'session-statistics':
      return true;
    case 'bosh-request':
      return fact.type === 'poll' || fact.type === 'data' || fact.type === 'unknown';
    case 'bosh-answer':
      return fact.type === 'empty' || (fact.type === 'data' && fact.jid === undefined);
    case 'cti-round-trip':
      return fact.durationMs < slowRoundTripMs;
    case 'http-access':
      return fact.path === systemInfo || !fact.path.startsWith('/desktop');
    default:
      return false;
  }
}
