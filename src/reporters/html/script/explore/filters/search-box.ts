import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';

/** A picture of 1,000 agents is not drawn for every letter. */
const pauseMs = 150;

/** Words that an agent's line has to hold. */
export function searchBox({ store }: Context): HTMLElement {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const box = element('input', {
    type: 'search',
    size: 14,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => store.choose({ search: box.value.trim() || undefined }), pauseMs);
    },
  });
  const show = (): void => {
    const { search = '' } = store.choice();
    if (box.value.trim() !== search) box.value = search;
  };
  store.on(['search'], show);
  show();
  return element('label', { class: 'filter' }, 'Search', box);
}
