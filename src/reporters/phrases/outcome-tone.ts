import type { Outcome } from '../../model/words.ts';
import type { Paint } from '../reporter.ts';

/** How bad an outcome is, as a colour. */
export const outcomeTone = {
  'logged-out': 'bad',
  lost: 'bad',
  inconclusive: 'doubtful',
  recovered: 'doubtful',
  'near-miss': 'doubtful',
  closed: 'good',
  healthy: 'good',
} as const satisfies Record<Outcome, keyof Paint>;
