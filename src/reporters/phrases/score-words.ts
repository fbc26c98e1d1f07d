import type { RankedCause } from '../../model/report.ts';
import { causePhrase } from './cause-phrase.ts';

/** `network-path (network, likely), score 2`. Where nothing was weighed there is none. */
export const scoredCause = (cause: RankedCause): string =>
  cause.cause === 'undetermined'
    ? causePhrase(cause)
    : `${causePhrase(cause)}, score ${weightText(cause.score)}`;

/** `+2 +1 −0.5 = 2.5; possible: something speaks against it`. Undefined where nothing was weighed. */
export function scoreSum({
  cause,
  for: pro,
  against,
  confidence,
  score,
}: RankedCause): string | undefined {
  if (cause === 'undetermined') return undefined;
  const why = {
    certain: 'a finding is proof, and none speaks against it',
    likely: 'a finding is more than a hint, and none speaks against it',
    possible:
      against.length > 0 ? 'something speaks against it' : 'no more than hints speak for it',
  }[confidence];
  const terms = [
    ...pro.map(({ weight }) => `+${weightText(weight)}`),
    ...against.map(({ weight }) => `−${weightText(weight)}`),
  ];
  return `${terms.join(' ')} = ${weightText(score)}; ${confidence}: ${why}`;
}

/** Why the causes of a disconnect stand in this order. */
export function whyFirst([first, second]: readonly RankedCause[]): string {
  if (first === undefined || first.cause === 'undetermined')
    return 'undetermined: no rule found a record that speaks for a cause';
  const { cause, confidence } = first;
  if (second === undefined) return `${cause}: nothing speaks for another cause`;
  if (confidence !== second.confidence)
    return `${cause}: it is ${confidence}, and ${second.cause} only ${second.confidence}; confidence is asked before the score`;
  if (first.score !== second.score)
    return `${cause}: both are ${confidence}, and its score ${weightText(first.score)} is above the ${weightText(second.score)} of ${second.cause}`;
  return `${cause}: it and ${second.cause} are ${confidence} with score ${weightText(first.score)}; among equals the list of causes decides (bosh-diag explain), and says nothing of which is true`;
}

/** Two digits after the point, at most. */
const weightText = (value: number): string =>
  `${value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100) / 100)}`;
