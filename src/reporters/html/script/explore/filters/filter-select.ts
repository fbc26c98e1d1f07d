import { grouped } from '../../../../phrases/numbers.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { shortName, titleOf } from '../../shortened.ts';
import { type FilterKey, filterOptions } from './filter-options.ts';

const labels: Readonly<Record<FilterKey, string>> = {
  outcome: 'Outcome',
  cause: 'Cause',
  side: 'Side',
  node: 'Node',
  subnet: 'Subnet',
};

/** A choice among the values that occur; hidden where there is nothing to choose. */
export function filterSelect({ report, store }: Context, key: FilterKey): HTMLElement {
  const occurring = filterOptions(report.agents, key);
  const select = element('select', {
    onchange: () => store.choose({ [key]: select.value || undefined }),
  });
  const label = element('label', { class: 'filter' }, labels[key], select);
  const show = (): void => {
    const chosen = store.choice()[key];
    const isKnown = chosen === undefined || occurring.some(({ value }) => value === chosen);
    const options = isKnown ? occurring : [...occurring, { value: chosen, agents: 0 }];
    select.replaceChildren(
      element('option', { value: '' }, 'all'),
      ...options.map(({ value, agents }) =>
        element(
          'option',
          { value, title: titleOf(value, shortName(value)) },
          `${shortName(value)} (${grouped(agents)})`,
        ),
      ),
    );
    select.value = chosen ?? '';
    label.hidden = occurring.length < 2 && chosen === undefined;
  };
  store.on([key], show);
  show();
  return label;
}
