import { agentLink } from './agent-link.ts';
import type { Context } from './context.ts';
import { element } from './dom.ts';
import { shortName } from './shortened.ts';

/** The first of many, and how many more there are, to be unfolded. */
export function agentLinks(
  { agents, store }: Context,
  ids: readonly string[],
  most = 12,
): HTMLElement {
  // Of a report on some agents the others of a burst are not in it.
  const nameOf = (id: string) => (agents.has(id) ? agentLink(store, id) : shortName(id));
  const listed = (some: readonly string[]) =>
    some.flatMap((id, index) => [index > 0 && ', ', nameOf(id)]);
  const rest = ids.slice(most);
  return element(
    'span',
    {},
    ...listed(ids.slice(0, most)),
    rest.length > 0 &&
      element(
        'details',
        { class: 'more' },
        element('summary', {}, `and ${rest.length} more`),
        ...listed(rest),
      ),
  );
}
