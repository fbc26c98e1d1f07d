import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import type { ChoiceKey } from '../store.ts';

interface Part {
  readonly title: string;
  readonly keys?: readonly ChoiceKey[];
  readonly isOpen?: boolean;
}

/** A part of the appendix, to be unfolded; its inside is made when it is, and anew when a choice changes. */
export function folded(
  { store }: Context,
  { title, keys = [], isOpen = false }: Part,
  draw: () => readonly (Node | string)[],
): HTMLElement {
  const inside = element('div');
  const part = element('details', { open: isOpen }, element('summary', {}, title), inside);
  const show = (): void => {
    if (part.open) inside.replaceChildren(...draw());
  };
  part.addEventListener('toggle', show);
  // The toggle is heard too late for paper.
  addEventListener('beforeprint', show);
  store.on(keys, show);
  show();
  return part;
}
