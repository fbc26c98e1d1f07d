import type { Claim, Family, Sample } from '../../model/family.ts';
import { survey } from '../survey.ts';
import { accessLog } from './format.ts';
import { isUntimedLine, untimed } from './untimed.ts';

export function claim(sample: Sample): Claim | undefined {
  const { lines, heads } = survey(sample, accessLog.head);
  if (heads > 0) return { kind: 'access', format: accessLog, score: heads / lines };
  return claimUntimed(sample);
}

export const claimAs: Family['claimAs'] = (kind) =>
  kind === 'access' ? { kind, format: accessLog, score: 1 } : undefined;

function claimUntimed({ head }: Sample): Claim | undefined {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const share = lines.filter(isUntimedLine).length / lines.length;
  if (!(share > 0)) return undefined;
  const why = 'the form of Finesse 9.1, which prints no time';
  return { kind: 'known-unused', format: untimed, score: share, why };
}
