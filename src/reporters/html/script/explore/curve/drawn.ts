import { svg } from '../../dom.ts';
import { axisGap, type Picture, type Point } from './geometry.ts';

const rowPx = 18;

/** The picture as SVG, with its words for whoever does not see it. */
export function drawn(shown: Picture, words: string): SVGSVGElement {
  const { left, right, top, bottom } = shown.plot;
  const width = right + 14;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${shown.height}`,
      width,
      height: shown.height,
      role: 'img',
      'aria-labelledby': 'curve-title curve-words',
    },
    svg('title', { id: 'curve-title' }, 'How long nothing came from the desktop'),
    svg('desc', { id: 'curve-words' }, words),
    shown.contact &&
      svg('rect', {
        class: 'contact',
        x: shown.contact.left,
        y: top,
        width: Math.max(2, shown.contact.right - shown.contact.left),
        height: bottom - top,
      }),
    ...shown.silenceTicks.flatMap(({ place, text }) => [
      svg('line', { class: 'rule', x1: left, x2: right, y1: place, y2: place }),
      svg('text', { x: left - axisGap, y: place + 4, 'text-anchor': 'end' }, text),
    ]),
    ...shown.timeTicks.flatMap(({ place, text }) => [
      svg('line', { class: 'tick', x1: place, x2: place, y1: bottom, y2: bottom + 4 }),
      svg('text', { class: 'tick-text', x: place, y: bottom + 24, 'text-anchor': 'middle' }, text),
    ]),
    ...shown.teeth.map((tooth) => svg('polygon', { class: 'under', points: under(tooth, bottom) })),
    ...shown.teeth.map(([a, b]) =>
      svg('line', { class: 'silence', x1: a.x, y1: a.y, x2: b.x, y2: b.y }),
    ),
    shown.idle &&
      svg('line', { class: 'idle', x1: left, x2: right, y1: shown.idle.y, y2: shown.idle.y }),
    shown.idle &&
      svg('text', { class: 'idle-text', x: left + 6, y: shown.idle.y - 5 }, shown.idle.text),
    ...shown.marks.map(({ x, mark }) =>
      svg('line', { class: `mark ${mark.step}`, x1: x, x2: x, y1: topOf(shown, x), y2: bottom }),
    ),
    svg('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom }),
    ...shown.sweeps.flatMap(({ x, y }) => [
      svg('line', { class: 'sweep', x1: x, x2: x, y1: bottom, y2: bottom + 10 }),
      svg('circle', { class: 'point', cx: x, cy: y, r: 4 }),
    ]),
    ...shown.labels.map(({ left: start, row, shown: text }) =>
      svg('text', { class: 'label', x: start + 3, y: row * rowPx + 16 }, text),
    ),
  );
}

/** A mark's line begins at its label; below it where the label had to go to the left. */
function topOf({ labels, plot }: Picture, x: number): number {
  const label = labels.find((one) => one.x === x);
  if (label === undefined) return plot.top;
  return label.row * rowPx + (label.left < x ? rowPx + 2 : 6);
}

const under = ([a, b]: readonly [Point, Point], bottom: number): string =>
  [a, b, { x: b.x, y: bottom }, { x: a.x, y: bottom }].map(({ x, y }) => `${x},${y}`).join(' ');
