import { grouped } from '../../../../phrases/numbers.ts';
import { element } from '../../dom.ts';

/** Lines to begin with, and to add at a time. */
export const pageSize = 100;

/** More lines, or all; hidden where there are no more. */
export function moreButtons(act: (most: number) => void): {
  readonly element: HTMLElement;
  readonly show: (shown: number, all: number) => void;
} {
  let [shown, all] = [0, 0];
  const more = element('button', { type: 'button', onclick: () => act(shown + pageSize) });
  const whole = element('button', { type: 'button', onclick: () => act(all) });
  const said = element('span');
  const line = element('p', { class: 'more-lines' }, said, more, whole);
  return {
    element: line,
    show: (nowShown, nowAll) => {
      [shown, all] = [nowShown, nowAll];
      line.hidden = shown >= all;
      said.textContent = `${grouped(shown)} of ${grouped(all)} lines`;
      more.textContent = `Show ${grouped(Math.min(pageSize, all - shown))} more`;
      whole.textContent = `Show all ${grouped(all)}`;
    },
  };
}
