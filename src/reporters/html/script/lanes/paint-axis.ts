import type { Brush } from './brush.ts';
import type { Picture } from './picture.ts';
import { xOf } from './scale.ts';
import { type Tick, ticksOf } from './ticks.ts';

/** Room of one tick, in px. */
const tickRoom = 72;
/** Between a tick and its label, and after it. */
const gap = 3;

export function ticksIn({ scale, local }: Picture): Tick[] {
  return ticksOf(scale, local, Math.max(2, Math.floor(scale.width / tickRoom)));
}

/** A fine line down at each tick. */
export function paintGrid({ pen, palette }: Brush, picture: Picture, ticks: readonly Tick[]): void {
  const { scale, layout } = picture;
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.7;
  pen.beginPath();
  for (const { at } of ticks) {
    const x = Math.round(xOf(scale, at)) + 0.5;
    pen.moveTo(x, layout.axis.height - 14);
    pen.lineTo(x, layout.height);
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

/** Times above the lanes, the day above them where one begins; beside them by which zone, and what the rows below are. */
export function paintAxis(brush: Brush, picture: Picture, ticks: readonly Tick[]): void {
  const { pen, palette, clip } = brush;
  const { layout, scale, local } = picture;
  const right = scale.left + scale.width;
  const times = layout.axis.height - 9;
  pen.textAlign = 'left';
  pen.fillStyle = palette.quiet;
  for (const { at, label } of ticks) {
    const x = xOf(scale, at) + gap;
    // Half a time would be another time.
    if (x + pen.measureText(label).width <= layout.width) pen.fillText(label, x, times);
  }
  const names = layout.labels - 2 * margin;
  pen.fillText(clip(local.offset(new Date(scale.from).toISOString()), names), margin, times);
  for (const [row, name] of [
    [layout.events, 'server events'],
    [layout.bursts, 'bursts'],
  ] as const)
    if (row) pen.fillText(clip(name, names), margin, row.top + row.height / 2);
  const days = ticks.filter(({ day }) => day !== undefined);
  pen.fillStyle = palette.ink;
  days.forEach(({ at, day = '' }, index) => {
    // The first day is named at the left end: it is that of all that comes before the next.
    const x = index === 0 ? scale.left : xOf(scale, at);
    const next = days[index + 1];
    const room = (next === undefined ? right : xOf(scale, next.at)) - x - 2 * gap;
    pen.fillText(clip(day, room), x + gap, 9);
  });
  paintEdges(brush, picture);
}

const margin = 8;

/** Between the names, the head and the plot. */
function paintEdges({ pen, palette }: Brush, { layout, scale }: Picture): void {
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(scale.left - 0.5, 0);
  pen.lineTo(scale.left - 0.5, layout.height);
  pen.moveTo(0, layout.head - 0.5);
  pen.lineTo(layout.width, layout.head - 0.5);
  pen.stroke();
}
