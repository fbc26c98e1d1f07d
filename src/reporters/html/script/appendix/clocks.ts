import { clockWords } from '../../../phrases/clock-words.ts';
import { count } from '../../../phrases/numbers.ts';
import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import { folded } from './folded.ts';

/** Clocks that were compared. */
export function clocks(context: Context): HTMLElement {
  const { clocks: all } = context.report;
  return folded(context, { title: `Clocks: ${count(all.length, 'comparison')}` }, () => [
    all.length === 0
      ? element('p', {}, 'No two clocks could be compared.')
      : element('ul', {}, ...all.map((clock) => element('li', {}, clockWords(clock)))),
  ]);
}
