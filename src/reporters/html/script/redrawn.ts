import type { Context } from './context.ts';
import { element } from './dom.ts';
import type { ChoiceKey } from './store.ts';

/** A section that draws its inside anew when one of these choices changes; with nothing inside it is hidden. */
export function redrawn(
  { store }: Context,
  { name, keys }: { readonly name: string; readonly keys: readonly ChoiceKey[] },
  draw: () => readonly (Node | string)[],
): HTMLElement {
  const section = element('section', { id: name, class: name });
  const show = (): void => {
    const inside = draw();
    section.replaceChildren(...inside);
    section.hidden = inside.length === 0;
  };
  store.on(keys, show);
  show();
  return section;
}
