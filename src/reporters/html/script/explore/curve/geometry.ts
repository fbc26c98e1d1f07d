import { duration } from '../../../../phrases/numbers.ts';
import type { Mark, Silence, Tooth } from './silence.ts';
import { type PlacedLabel, staggered, widthOf } from './stagger.ts';
import { roundTimes } from './ticks.ts';

export interface Frame {
  /** Of the whole picture, in px. */
  readonly width: number;
  /** The limit at which the server closes, in ms. */
  readonly idleMs?: number;
  /** `00:15:04`, by the chosen clock. */
  readonly time: (ms: number) => string;
  /** `00:14:20–00:15:02` */
  readonly contactWords?: string;
}

interface Tick {
  readonly place: number;
  readonly text: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything lies, in px from the upper left corner. */
export interface Picture {
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly timeTicks: readonly Tick[];
  readonly silenceTicks: readonly Tick[];
  /** The corners of each silence's line, from where it is drawn first to its end. */
  readonly teeth: readonly (readonly [Point, Point])[];
  readonly sweeps: readonly Point[];
  readonly contact?: { readonly left: number; readonly right: number };
  readonly idle?: { readonly y: number; readonly text: string };
  readonly marks: readonly { readonly x: number; readonly mark: Mark }[];
  readonly labels: readonly PlacedLabel[];
}

const leastAxisLeft = 56;
/** Between a silence of the axis and the plot. */
export const axisGap = 8;
const axisBelow = 34;
const rowPx = 18;
const plotPx = 190;
const edge = 14;
/** A time of the axis with its room. */
const tickPx = 84;
const mostSilenceTicks = 5;
/** Of the greatest value: room above the line. */
const headroom = 1.12;

/** The silence as a saw-tooth over the time, under the labels of what came of it. */
export function picture(silence: Silence, { width, idleMs, time, contactWords }: Frame): Picture {
  const highest = Math.max(silence.longestMs, idleMs ?? 0, 1000) * headroom;
  const durations = roundTimes(0, highest, mostSilenceTicks);
  const widest = Math.max(...durations.map((ms) => widthOf(shortDuration(ms))));
  const axisLeft = Math.max(leastAxisLeft, widest + axisGap);
  const plotWidth = Math.max(1, width - axisLeft - edge);
  const pad = Math.max(1, silence.to - silence.from) * 0.03;
  const [from, to] = [silence.from - pad, silence.to + pad];
  const x = (at: number): number => axisLeft + ((at - from) / (to - from)) * plotWidth;
  const labels = staggered(
    [
      ...(silence.contact && contactWords
        ? [{ x: x(silence.contact.from), text: `last contact ${contactWords}` }]
        : []),
      ...silence.marks.map(({ at, words }) => ({ x: x(at), text: `${words} ${time(at)}` })),
    ],
    axisLeft,
    width - edge,
  );
  const top = (Math.max(-1, ...labels.map(({ row }) => row)) + 1) * rowPx + edge;
  const bottom = top + plotPx;
  const y = (ms: number): number => bottom - (ms / highest) * plotPx;
  return {
    height: bottom + axisBelow,
    plot: { left: axisLeft, right: axisLeft + plotWidth, top, bottom },
    timeTicks: roundTimes(from, to, Math.floor(plotWidth / tickPx)).map((at) => ({
      place: x(at),
      text: time(at),
    })),
    silenceTicks: durations.map((ms) => ({ place: y(ms), text: shortDuration(ms) })),
    teeth: silence.teeth.map((tooth) => corners(tooth, x, y)),
    sweeps: silence.sweeps.map(({ at, silentMs }) => ({ x: x(at), y: y(silentMs) })),
    ...(silence.contact && {
      contact: { left: x(silence.contact.from), right: x(silence.contact.to) },
    }),
    ...(idleMs !== undefined && {
      idle: { y: y(idleMs), text: `idle limit ${duration(idleMs)}` },
    }),
    marks: silence.marks.map((mark) => ({ x: x(mark.at), mark })),
    labels,
  };
}

const corners = (
  { began, from, to }: Tooth,
  x: (at: number) => number,
  y: (ms: number) => number,
): readonly [Point, Point] => [
  { x: x(from), y: y(from - began) },
  { x: x(to), y: y(to - began) },
];

/** `0`, `45 s`, `1 min 30 s`, `2 h`: of whole seconds, without what is nought. */
function shortDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`);
  return said.length === 0 ? '0' : said.join(' ');
}
