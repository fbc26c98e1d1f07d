import type { Claim, Family, Sample } from '../../model/family.ts';
import { survey } from '../survey.ts';
import { clientLog } from './format.ts';

/** By content alone: no form of the file's name is documented, and an agent may have saved it under any. */
export function claim(sample: Sample): Claim | undefined {
  const { lines, heads } = survey(sample, clientLog.head);
  const isBrowserOnly = heads === 1 && /^(?:\xEF\xBB\xBF)?Mozilla\//.test(sample.head);
  if (heads === 0 || isBrowserOnly) return undefined;
  return { kind: 'client', format: clientLog, score: heads / lines };
}

export const claimAs: Family['claimAs'] = (kind) =>
  kind === 'client' ? { kind, format: clientLog, score: 1 } : undefined;
