import { element } from '../dom.ts';
import { shortText } from '../shortened.ts';

export interface Tooltip {
  readonly element: HTMLElement;
  /** Beside a place of the picture; without lines it is gone. */
  readonly show: (
    lines: readonly string[],
    place: { readonly x: number; readonly y: number },
  ) => void;
}

const gap = 14;

/** Text only. It never lies under the pointer, nor outside the picture's width. */
export function tooltip(): Tooltip {
  const box = element('div', { class: 'lanes-tip', 'aria-hidden': 'true' });
  box.hidden = true;
  let said = '';
  return {
    element: box,
    show: (lines, { x, y }) => {
      box.hidden = lines.length === 0;
      if (box.hidden) return;
      const text = lines.join('\n');
      if (text !== said) {
        said = text;
        box.replaceChildren(...lines.map((line) => element('div', {}, shortText(line))));
      }
      const room = box.parentElement?.clientWidth ?? 0;
      const left = x + gap + box.offsetWidth <= room ? x + gap : x - gap - box.offsetWidth;
      box.style.left = `${Math.max(0, Math.min(left, room - box.offsetWidth))}px`;
      box.style.top = `${y + gap}px`;
    },
  };
}
