import type { Report } from '../../../model/report.ts';
import { clockOf } from './clock.ts';
import type { Context } from './context.ts';
import { element } from './dom.ts';
import type { ClockName } from './store.ts';

export const clockWords: Readonly<Record<ClockName, string>> = {
  bundle: "the server's clock",
  utc: 'UTC',
  reader: 'my clock',
};

/** Of what is told by a clock that is not the server's. */
export const keptClock =
  "Sentences of findings and the records themselves keep the server's clock.";

/** Of several servers the first tells the time, as in every output. */
function whose({ bundle: { nodes } }: Report, name: ClockName, words: string): string {
  const [first] = nodes;
  return name === 'bundle' && first && nodes.length > 1 ? `the clock of ${first.id}` : words;
}

/** Two where the clocks were put forward or back in between. */
function offsets(report: Report, name: ClockName): string {
  const { offset } = clockOf(report, name);
  const { from = '1970-01-01T00:00:00.000Z', to = from } = report.bundle;
  return [...new Set([offset(from), offset(to)])].join(', then ');
}

/** By whose clock all times on the page are told. */
export function clockChoice({ report, store }: Context): HTMLElement {
  const options = Object.entries(clockWords).map(([value, words]) => {
    const name = value as ClockName;
    return element('option', { value }, `${whose(report, name, words)} (${offsets(report, name)})`);
  });
  const select = element(
    'select',
    { onchange: () => store.choose({ clock: select.value as ClockName }) },
    ...options,
  );
  const hint = element('span', { class: 'quiet' }, ` ${keptClock}`);
  const show = (): void => {
    const { clock } = store.choice();
    select.value = clock;
    hint.hidden = clock === 'bundle';
  };
  store.on(['clock'], show);
  show();
  return element('p', { class: 'clock' }, element('label', {}, 'Times by ', select), hint);
}
