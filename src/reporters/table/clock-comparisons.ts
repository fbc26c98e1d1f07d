import type { Clock } from '../../model/report.ts';
import { clockWords } from '../phrases/clock-words.ts';
import { capped, labelled } from './block.ts';
import type { Page } from './page.ts';

const most = 3;

/** Clocks that were compared, those furthest off first. */
export function clockComparisons(page: Page, clocks: readonly Clock[]): string[] {
  const furthestFirst = [...clocks].sort((a, b) => Math.abs(b.offsetMs) - Math.abs(a.offsetMs));
  return capped(page, furthestFirst, most, (clock) => labelled(page, '  clock', clockWords(clock)));
}
