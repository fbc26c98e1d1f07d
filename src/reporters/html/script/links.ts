import { element } from './dom.ts';

/** Opens the agent. */
export const agentLink = (id: string): HTMLElement =>
  element('a', { href: `#${new URLSearchParams({ agent: id })}` }, id);

/** The first of many, and how many more there are, to be unfolded. */
export function agentLinks(ids: readonly string[], most = 12): HTMLElement {
  const shown = ids.slice(0, most).flatMap((id, index) => [index > 0 && ', ', agentLink(id)]);
  const rest = ids.slice(most);
  if (rest.length === 0) return element('span', {}, ...shown);
  const more = rest.flatMap((id, index) => [index > 0 && ', ', agentLink(id)]);
  return element(
    'span',
    {},
    ...shown,
    element(
      'details',
      { class: 'more' },
      element('summary', {}, `and ${rest.length} more`),
      ...more,
    ),
  );
}
