import type { ReportDisconnect } from '../../../../model/report.ts';
import { offsetMs } from '../../../../model/zone-offset.ts';
import type { LocalTime } from '../../../phrases/local-time.ts';
import { count, grouped } from '../../../phrases/numbers.ts';
import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { dataTable } from '../data-table.ts';
import { element } from '../dom.ts';
import { redrawn } from '../redrawn.ts';
import { filterKeys, shownAgents } from '../shown-agents.ts';
import { type Bucket, bucketLength, buckets } from './buckets.ts';

const kinds = [
  { key: 'ended', words: 'signed out or lost' },
  { key: 'doubtful', words: 'came back, or the end is not known' },
  { key: 'nearMisses', words: 'near-misses' },
] as const;

/** More do not fit on a telephone. */
const labels = 6;
/** One among hundreds is still to be seen. */
const leastHeight = '2px';
const iso = (ms: number): string => new Date(ms).toISOString();

/** When it hit: disconnects of the agents that are shown, counted by pieces of time. */
export const overTime = (context: Context): HTMLElement =>
  redrawn(context, { name: 'over-time', keys: ['clock', ...filterKeys] }, () => {
    const { from, to } = context.report.bundle;
    const told = disconnectsOf(context);
    if (told.length === 0 || from === undefined || to === undefined) return [];
    const clock = clockOf(context.report, context.store.choice().clock);
    const instants = told.map(({ at }) => Date.parse(at));
    const span = {
      from: Math.min(Date.parse(from), ...instants.slice(0, 1)),
      to: Math.max(Date.parse(to), ...instants.slice(-1)),
      offset: offsetMs(clock.offset(from)),
    };
    const all = buckets(told, span);
    const length = bucketLength(span.from, span.to);
    return [
      element('h2', {}, 'Disconnects over time'),
      legend(all),
      bars(all, { clock, length, total: told.length }),
      numbers(all, clock),
    ];
  });

/** In time order. */
const disconnectsOf = (context: Context): ReportDisconnect[] => {
  const shown = new Set(shownAgents(context).map(({ id }) => id));
  return context.report.disconnects.filter(
    ({ agent, outcome }) => outcome !== 'closed' && shown.has(agent),
  );
};

const legend = (all: readonly Bucket[]): HTMLElement =>
  element(
    'ul',
    { class: 'legend' },
    ...kinds
      .filter(({ key }) => all.some((bucket) => bucket[key] > 0))
      .map(({ key, words }) => element('li', { class: `swatch ${key}` }, words)),
  );

interface Drawn {
  readonly clock: LocalTime;
  readonly length: number;
  readonly total: number;
}

function bars(all: readonly Bucket[], { clock, length, total }: Drawn): HTMLElement {
  const most = Math.max(...all.map(sumOf));
  const worst = all.find((bucket) => sumOf(bucket) === most);
  const label = `${count(total, 'disconnect')} over time; most, ${grouped(most)}, from ${clock.dayAndTime(iso(worst?.from ?? 0))}; the numbers stand below`;
  return element(
    'div',
    { class: 'chart' },
    element('div', { class: 'most', 'aria-hidden': 'true' }, grouped(most)),
    element(
      'div',
      { class: 'bars', role: 'img', 'aria-label': label },
      ...all.map((bucket) => bar(bucket, most, titleOf(bucket, clock, length))),
    ),
    element('div', { class: 'least', 'aria-hidden': 'true' }, '0'),
    element('div', { class: 'ticks', 'aria-hidden': 'true' }, ...ticks(all, clock)),
  );
}

function bar(bucket: Bucket, most: number, title: string): HTMLElement {
  const parts = kinds.map(({ key }) => {
    const part = element('span', { class: key });
    part.style.height = `${(bucket[key] / most) * 100}%`;
    if (bucket[key] > 0) part.style.minHeight = leastHeight;
    return part;
  });
  return element('span', { class: 'bar', title }, ...parts.reverse());
}

const titleOf = (bucket: Bucket, clock: LocalTime, length: number): string => {
  const parts = kinds.flatMap(({ key, words }) =>
    bucket[key] > 0 ? `${bucket[key]} ${words}` : [],
  );
  const when = `${clock.dayAndTime(iso(bucket.from))} – ${clock.time(iso(bucket.from + length))}`;
  return `${when}: ${parts.join(', ') || 'none'}`;
};

/** Every so many bars; below it the day where that changes. */
function ticks(all: readonly Bucket[], clock: LocalTime): HTMLElement[] {
  const step = Math.max(1, Math.ceil(all.length / labels));
  let day: string | undefined;
  return all.flatMap(({ from }, index) => {
    if (index % step !== 0) return [];
    const isNewDay = clock.day(iso(from)) !== day;
    day = clock.day(iso(from));
    const time = clock.time(iso(from)).slice(0, 5);
    const tick = element('span', {}, time, isNewDay && element('span', {}, day));
    tick.style.left = `${(index / all.length) * 100}%`;
    return tick;
  });
}

const sumOf = (bucket: Bucket): number => bucket.ended + bucket.doubtful + bucket.nearMisses;

const numbers = (all: readonly Bucket[], clock: LocalTime): HTMLElement =>
  element(
    'details',
    { class: 'more' },
    element('summary', {}, 'the same as numbers'),
    dataTable(
      'Disconnects over time',
      [
        {
          head: 'from',
          cell: ({ from }) => `${clock.dayAndTime(iso(from))} ${clock.offset(iso(from))}`,
        },
        ...kinds.map(({ key, words }) => ({
          head: words,
          cell: (bucket: Bucket) => grouped(bucket[key]),
          isNumber: true,
        })),
      ],
      all.filter((bucket) => sumOf(bucket) > 0),
    ),
  );
