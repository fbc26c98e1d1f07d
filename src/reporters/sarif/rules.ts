import { causeExplanations } from '../../model/explanations/causes.ts';
import type { Report } from '../../model/report.ts';
import { type Cause, causes, causeWords } from '../../model/words.ts';

/** What a viewer groups results by: the causes that were found, in the order of their list. */
export const foundCauses = ({ disconnects }: Report): Cause[] => {
  const found = new Set(
    disconnects.flatMap((one) => one.causes.slice(0, 1).map((best) => best.cause)),
  );
  return causes.filter((cause) => found.has(cause));
};

/** A cause as a rule: what it is, how it shows, what looks like it, what to do. */
export function ruleOf(cause: Cause) {
  const { what, shows, looksLike = [], next = [] } = causeExplanations[cause];
  const { line, side } = causeWords[cause];
  const text = [
    what,
    ...shows.map((one) => `${one.log}: ${one.text}`),
    ...looksLike.map((one) => `Not to be taken for ${one.name}: ${one.text}`),
    ...next.map((one) => `Next (${one.owner}): ${one.text}`),
  ].join('\n\n');
  return {
    id: cause,
    shortDescription: { text: line },
    fullDescription: { text: what },
    help: { text },
    properties: { side, tags: [side] },
  };
}
