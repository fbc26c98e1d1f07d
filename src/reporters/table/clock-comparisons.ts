import type { Clock } from '../../model/report.ts';
import { count, duration } from '../phrases/numbers.ts';
import { capped, labelled } from './block.ts';
import type { Page } from './view.ts';

const most = 3;

/** Clocks that were compared, those furthest off first. */
export function clockComparisons(page: Page, clocks: readonly Clock[]): string[] {
  const furthestFirst = [...clocks].sort((a, b) => Math.abs(b.offsetMs) - Math.abs(a.offsetMs));
  return capped(page, furthestFirst, most, (clock) => labelled(page, '  clock', words(clock)));
}

const words = ({ subject, offsetMs, spreadMs, samples, basis, applied }: Clock): string =>
  `${subject}: ${offBy(offsetMs)} ± ${short(spreadMs)}, ${count(samples, 'sample')}, ${applied ? 'applied' : 'not applied'} (${basis})`;

function offBy(offsetMs: number): string {
  if (offsetMs === 0) return 'level';
  return `${short(Math.abs(offsetMs))} ${offsetMs < 0 ? 'ahead' : 'behind'}`;
}

const short = (ms: number): string => (ms < 1_000 ? `${ms} ms` : duration(ms));
