import { clockOf } from './clock.ts';
import type { Context } from './context.ts';
import { element } from './dom.ts';
import type { ClockName } from './store.ts';

export const clockWords: Readonly<Record<ClockName, string>> = {
  bundle: "the server's clock",
  utc: 'UTC',
  reader: 'my clock',
};

/** By whose clock all times on the page are told. */
export function clockChoice({ report, store }: Context): HTMLElement {
  const instant = report.bundle.from ?? '1970-01-01T00:00:00.000Z';
  const options = Object.entries(clockWords).map(([value, words]) => {
    const clock = clockOf(report, value as ClockName);
    return element('option', { value }, `${words} (${clock.offset(instant)})`);
  });
  const select = element(
    'select',
    { onchange: () => store.choose({ clock: select.value as ClockName }) },
    ...options,
  );
  const hint = element(
    'span',
    { class: 'quiet' },
    " Sentences of findings and the records themselves keep the server's clock.",
  );
  const show = (): void => {
    const { clock } = store.choice();
    select.value = clock;
    hint.hidden = clock === 'bundle';
  };
  store.on(['clock'], show);
  show();
  return element('p', { class: 'clock' }, element('label', {}, 'Times by ', select), hint);
}
