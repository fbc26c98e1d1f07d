import type { Context, Section } from '../context.ts';
import { element } from '../dom.ts';
import { clocks } from './clocks.ts';
import { problems } from './problems.ts';
import { rules } from './rules.ts';
import { servers } from './servers.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';

const parts: readonly Section[] = [problems, servers, sources, clocks, rules, settings];

/** What was read and asked, by whose clocks and with which settings. */
export function appendix(context: Context): HTMLElement {
  const inside = parts.map((part) => part(context));
  unfoldedOnPaper(inside);
  return element('section', { id: 'appendix' }, element('h2', {}, 'Appendix'), ...inside);
}

/** Paper cannot be clicked. */
function unfoldedOnPaper(all: readonly HTMLElement[]): void {
  let folded: readonly HTMLElement[] = [];
  addEventListener('beforeprint', () => {
    folded = all.filter((part) => !part.hasAttribute('open'));
    for (const part of folded) part.setAttribute('open', '');
  });
  addEventListener('afterprint', () => {
    for (const part of folded) part.removeAttribute('open');
  });
}
