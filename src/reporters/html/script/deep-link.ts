import type { Report } from '../../../model/report.ts';
import { filterKeys } from './shown-agents.ts';
import type { Choice, ClockName, Store } from './store.ts';

const clocks: readonly ClockName[] = ['bundle', 'utc', 'reader'];
const texts = ['agent', 'disconnect', ...filterKeys] as const;

/** `#agent=1001003&clock=utc`: what stands behind the address is the choice, so that it can be sent to somebody. */
function choiceIn(hash: string): Choice {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  const clock = clocks.find((name) => name === told.get('clock')) ?? 'bundle';
  const chosen = texts.flatMap((key) => {
    const value = told.get(key);
    return value ? [[key, value]] : [];
  });
  const [from, to] = [timeIn(told, 'from'), timeIn(told, 'to')];
  return {
    clock,
    ...Object.fromEntries(chosen),
    ...(from !== undefined && to !== undefined && from < to && { from, to }),
  };
}

/** As ISO 8601. */
function timeIn(told: URLSearchParams, key: string): number | undefined {
  const at = Date.parse(told.get(key) ?? '');
  return Number.isNaN(at) ? undefined : at;
}

export function hashOf(choice: Choice): string {
  const told = new URLSearchParams();
  for (const key of texts) if (choice[key] !== undefined) told.set(key, choice[key]);
  if (choice.from !== undefined) told.set('from', new Date(choice.from).toISOString());
  if (choice.to !== undefined) told.set('to', new Date(choice.to).toISOString());
  if (choice.clock !== 'bundle') told.set('clock', choice.clock);
  return told.size === 0 ? '' : `#${told}`;
}

/** The same; a disconnect alone names its agent, too. */
export function choiceInAddress({ disconnects }: Pick<Report, 'disconnects'>): Choice {
  const choice = choiceIn(location.hash);
  const named = disconnects.find(({ id }) => id === choice.disconnect);
  return choice.agent === undefined && named ? { ...choice, agent: named.agent } : choice;
}

/** Keeps the address and the choice equal. The way back leads over the agents that were opened, not over every filter. */
export function linkTo(store: Store, report: Pick<Report, 'disconnects'>): void {
  const keys = [...texts, 'clock', 'from', 'to'] as const;
  store.on(keys, () => {
    const hash = hashOf(store.choice());
    if (hash === location.hash) return;
    const isOpened = choiceIn(location.hash).agent !== store.choice().agent;
    const address = hash || location.pathname;
    if (isOpened) history.pushState(undefined, '', address);
    else history.replaceState(undefined, '', address);
  });
  addEventListener('hashchange', () => {
    const empty = Object.fromEntries(keys.map((key) => [key, undefined]));
    store.choose({ ...empty, ...choiceInAddress(report) });
  });
}
