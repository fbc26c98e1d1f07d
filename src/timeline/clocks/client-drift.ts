import type { FactOf } from '../../model/fact.ts';
import type { Clock } from '../../model/report.ts';
import type { SourceLog } from '../logs/source-log.ts';

/** Half of a longer round trip may sit in the drift: such a sample says nothing about the clock. */
export const maxLatencyMs = 1_000;

/**
 * How far the server's clock is ahead of the desktop's, by the page's own drift lines: their median, since one slow
 * answer spoils a sample (a drift of 20 s was seen for a round trip of 40 s on one and the same clock).
 */
export function clientDrift(log: SourceLog): Clock | undefined {
  const drifts = log.observations
    .flatMap(({ fact }) => (fact.kind === 'client-drift' ? [fact] : []))
    .filter((fact: FactOf<'client-drift'>) => fact.latencyMs <= maxLatencyMs)
    .map((fact) => fact.driftMs)
    .sort((a, b) => a - b);
  const median = drifts[Math.floor(drifts.length / 2)];
  if (median === undefined) return undefined;
  return {
    subject: log.path,
    offsetMs: median,
    spreadMs: (drifts.at(-1) as number) - (drifts[0] as number),
    samples: drifts.length,
    basis: "the page's drift lines",
    applied: true,
  };
}
