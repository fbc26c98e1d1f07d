import type { ReportDisconnect } from '../../../../../model/report.ts';
import { daysOf } from '../../../../phrases/days.ts';
import { contactBetween } from '../../../../phrases/last-contact.ts';
import type { LocalTime } from '../../../../phrases/local-time.ts';
import { duration, grouped } from '../../../../phrases/numbers.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { drawn } from './drawn.ts';
import { picture } from './geometry.ts';
import { type Silence, silenceOf } from './silence.ts';

const firstWidth = 800;
const leastWidth = 280;

/** How long nothing came from the desktop, as a picture and as numbers; or that the logs tell of no silence. */
export function silenceFigure(
  { report, store }: Context,
  disconnect: ReportDisconnect,
): HTMLElement {
  const silence = silenceOf(disconnect);
  if (silence === undefined)
    return element(
      'p',
      { class: 'note' },
      'There is no silence to draw: no sweep of these logs found this session without a request, and no last contact of it is known.',
    );
  const local = clockOf(report, store.choice().clock);
  const idleMs = report.settings.idleMs?.value;
  const { lastContact, at } = disconnect;
  const contactWords = lastContact && contactBetween(lastContact, daysOf({ local }, [at]));
  const frame = {
    time: (ms: number) => local.time(iso(ms)),
    ...(idleMs !== undefined && { idleMs }),
    ...(contactWords !== undefined && { contactWords }),
  };
  const place = element('div', { class: 'curve' });
  const draw = (width: number): void =>
    place.replaceChildren(drawn(picture(silence, { ...frame, width }), told(silence, frame)));
  draw(firstWidth);
  let last = firstWidth;
  new ResizeObserver(([entry]) => {
    const width = Math.max(leastWidth, Math.floor(entry?.contentRect.width ?? firstWidth));
    if (width !== last) draw(width);
    last = width;
  }).observe(place);
  return element('figure', {}, place, element('figcaption', {}, numbers(silence, local, frame)));
}

const iso = (ms: number): string => new Date(ms).toISOString();

interface Told {
  readonly time: (ms: number) => string;
  readonly idleMs?: number;
  readonly contactWords?: string;
}

/** The picture in words. */
function told(silence: Silence, { time, idleMs, contactWords }: Told): string {
  const limit = idleMs === undefined ? '' : `, with an idle limit of ${duration(idleMs)}`;
  return [
    `Up to ${duration(silence.longestMs)} without a request${limit}.`,
    contactWords && `The last contact was at ${contactWords}.`,
    ...silence.marks.map(({ at, words }) => `At ${time(at)}: ${words}.`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The numbers of the picture, in the order of time. */
function numbers(
  silence: Silence,
  local: LocalTime,
  { time, idleMs, contactWords }: Told,
): HTMLElement {
  const swept = silence.sweeps.map(({ at, silentMs }) => ({
    at,
    text: `a sweep found it silent for ${duration(silentMs)}${shareOf(silentMs, idleMs)}`,
  }));
  const marked = silence.marks.map(({ at, words }) => ({ at, text: words }));
  const later = silence.later.map(({ at, words }) => ({ at, text: `${words}, past the picture` }));
  const items = [...swept, ...marked, ...later].sort((a, b) => a.at - b.at);
  return element(
    'ul',
    { class: 'numbers' },
    contactWords !== undefined &&
      element('li', {}, element('b', {}, contactWords), ' last contact'),
    ...items.map(({ at, text }) =>
      element(
        'li',
        {},
        element('time', { datetime: iso(at), title: local.dayAndTime(iso(at)) }, time(at)),
        ` ${text}`,
      ),
    ),
    silence.times > 1 && element('li', {}, `the longest of ${grouped(silence.times)} silences`),
  );
}

const shareOf = (ms: number, idleMs: number | undefined): string =>
  idleMs ? `, ${Math.round((ms / idleMs) * 100)}% of the limit` : '';
