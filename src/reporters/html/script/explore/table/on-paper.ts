import { count, grouped } from '../../../../phrases/numbers.ts';
import { clockOf } from '../../clock.ts';
import { clockWords, keptClock } from '../../clock-choice.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { shortName } from '../../shortened.ts';
import { filterKeys, shownAgents } from '../../shown-agents.ts';

/** Lines of the table: more of them nobody prints on purpose. */
export const mostOnPaper = 1_000;

/** What the bar of filters says on the screen, as a line that only paper shows. */
export function onPaper(context: Context): HTMLElement {
  const line = element('p', { class: 'note on-paper' });
  const show = (): void => {
    line.textContent = chosen(context);
  };
  context.store.on([...filterKeys, 'clock'], show);
  show();
  return line;
}

/** `Only: outcome logged-out. 8 of 32 agents. Times by UTC (+00:00).` */
function chosen(context: Context): string {
  const { report, store } = context;
  const choice = store.choice();
  const filters = filterKeys.flatMap((key) => {
    const value = choice[key];
    return value === undefined ? [] : `${key} ${shortName(value)}`;
  });
  const all = count(report.agents.length, 'agent');
  const offset = clockOf(report, choice.clock).offset(report.bundle.from ?? '1970-01-01T00:00:00Z');
  return [
    filters.length > 0 && `Only: ${filters.join(', ')}.`,
    filters.length > 0 ? `${grouped(shownAgents(context).length)} of ${all}.` : `${all}.`,
    `Times by ${clockWords[choice.clock]} (${offset}).`,
    choice.clock !== 'bundle' && keptClock,
  ]
    .filter(Boolean)
    .join(' ');
}
