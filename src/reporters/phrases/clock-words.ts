import type { Clock } from '../../model/report.ts';
import { count, duration } from './numbers.ts';

/** How far a clock was off, how that is known, and whether times were moved by it. */
export const clockWords = ({
  subject,
  offsetMs,
  spreadMs,
  samples,
  basis,
  applied,
}: Clock): string =>
  `${subject}: ${offBy(offsetMs)} ± ${short(spreadMs)}, ${count(samples, 'sample')}, ${applied ? 'applied' : 'not applied'} (${basis})`;

function offBy(offsetMs: number): string {
  if (offsetMs === 0) return 'level';
  return `${short(Math.abs(offsetMs))} ${offsetMs < 0 ? 'ahead' : 'behind'}`;
}

const short = (ms: number): string => (ms < 1_000 ? `${ms} ms` : duration(ms));
