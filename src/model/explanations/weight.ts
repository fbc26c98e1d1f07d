import { defaultSettings } from '../settings.ts';
import type { Confidence, Strength } from '../words.ts';
import type { Explanation, Shown } from './explanation.ts';

/** How sure a cause is. Causes are ranked by it first. */
export const confidenceExplanations: Readonly<Record<Confidence, Explanation>> = {
  certain: {
    what: 'A record says so itself (a finding is proof), and nothing speaks against it.',
    shows: [{ log: 'report', text: '`strength: proof` under `for`, nothing under `against`.' }],
    sources: ['bosh-diag'],
  },
  likely: {
    what: 'There is evidence for it (a finding is more than a hint), and none against it.',
    shows: [{ log: 'report', text: '`strength: evidence` under `for`, nothing under `against`.' }],
    sources: ['bosh-diag'],
  },
  possible: {
    what: 'Only hints speak for it, or something speaks against it. Several causes may be possible at once: what the logs do not divide stays undivided.',
    shows: [
      {
        log: 'report',
        text: '`strength: hint` alone, or something under `against`; `decide` says what would settle it.',
      },
    ],
    sources: ['bosh-diag'],
  },
};

const adds = (strength: Strength): readonly Shown[] => [
  {
    log: 'report',
    text: `Adds ${defaultSettings.weights[strength]} to the score of its cause, or takes as much where it speaks against it, unless set otherwise.`,
  },
];

/** How much one finding says. */
export const strengthExplanations: Readonly<Record<Strength, Explanation>> = {
  proof: {
    what: 'The record says it itself. Alone it makes a cause certain.',
    shows: adds('proof'),
    sources: ['bosh-diag'],
  },
  evidence: {
    what: 'The records carry it, and its look-alikes are excluded. It makes a cause likely.',
    shows: adds('evidence'),
    sources: ['bosh-diag'],
  },
  hint: {
    what: 'The records fit, and fit something else, too. However many, they make a cause no more than possible.',
    shows: adds('hint'),
    sources: ['bosh-diag'],
  },
};
