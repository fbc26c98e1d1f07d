import { count, grouped } from '../../../../phrases/numbers.ts';
import { clockChoice } from '../../clock-choice.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { filterKeys, shownAgents } from '../../shown-agents.ts';
import type { FilterKey } from './filter-options.ts';
import { filterSelect } from './filter-select.ts';
import { searchBox } from './search-box.ts';

const selects: readonly FilterKey[] = ['outcome', 'cause', 'side', 'node', 'subnet'];
const nothing = Object.fromEntries(filterKeys.map((key) => [key, undefined]));

/** Which agents the page shows, and by whose clock: for the picture and the table alike. */
export function filterBar(context: Context): HTMLElement {
  const { report, store } = context;
  if (report.agents.length === 0) return clockChoice(context);
  const search = searchBox(context);
  const clear = element(
    'button',
    {
      type: 'button',
      onclick: () => {
        store.choose(nothing);
        search.querySelector('input')?.focus();
      },
    },
    'Clear',
  );
  const status = element('p', { class: 'shown', role: 'status' });
  const show = (): void => {
    const shown = grouped(shownAgents(context).length);
    status.textContent = `${shown} of ${count(report.agents.length, 'agent')} shown`;
    clear.hidden = filterKeys.every((key) => store.choice()[key] === undefined);
  };
  store.on(filterKeys, show);
  show();
  return element(
    'div',
    { class: 'filters', role: 'search', 'aria-label': 'Agents to show' },
    search,
    ...selects.map((key) => filterSelect(context, key)),
    clockChoice(context),
    clear,
    status,
  );
}
