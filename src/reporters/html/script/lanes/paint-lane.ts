import { outcomeTone } from '../../../phrases/outcome-tone.ts';
import { type Brush, within } from './brush.ts';
import { crowdsOf } from './crowd.ts';
import { hasReturn, worstOf } from './crowd-mark.ts';
import type { Lane } from './lane.ts';
import { topOf } from './layout.ts';
import { rangeOfDisconnect } from './nearest.ts';
import { markReach, type Picture } from './picture.ts';
import { xOf } from './scale.ts';
import { drawContact, drawGrace, drawSeen, drawShape, drawSilence, reach } from './shapes.ts';
import { spansOf } from './spans.ts';

interface Place {
  readonly lane: Lane;
  readonly index: number;
  readonly top: number;
}

/** One agent's lane, with its name. */
export function paintLane(
  brush: Brush,
  picture: Picture,
  index: number,
): { readonly marks: number; readonly records: number } {
  const lane = picture.lanes[index];
  if (lane === undefined) return { marks: 0, records: 0 };
  const { layout, scale, scroll } = picture;
  const place = { lane, index, top: topOf(layout, scroll, index) };
  paintGround(brush, picture, place);
  paintName(brush, picture, place);
  const right = scale.left + scale.width;
  const frame = { x: scale.left, y: place.top, right, bottom: place.top + layout.lane };
  return within(brush.pen, frame, () => {
    paintSpans(brush, picture, place);
    paintChosen(brush, picture, place);
    return paintMarks(brush, picture, place);
  });
}

function paintGround({ pen, palette }: Brush, picture: Picture, { lane, index, top }: Place): void {
  const { layout, agent, current } = picture;
  if (lane.agent.id === agent) {
    pen.fillStyle = palette.accent;
    pen.globalAlpha = 0.14;
    pen.fillRect(0, top, layout.width, layout.lane);
    pen.globalAlpha = 1;
    pen.fillRect(0, top, 3, layout.lane);
  }
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.6;
  pen.beginPath();
  pen.moveTo(0, top + layout.lane - 0.5);
  pen.lineTo(layout.width, top + layout.lane - 0.5);
  pen.stroke();
  pen.globalAlpha = 1;
  if (index !== current) return;
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 2;
  pen.strokeRect(1, top + 1, layout.width - 2, layout.lane - 3);
}

/** Room of an outcome beside the name, in px; narrower columns leave it to the tooltip and the table. */
const outcomeRoom = 82;
const leastNames = 140;

function paintName({ pen, palette, clip }: Brush, { layout }: Picture, { lane, top }: Place): void {
  const { id, outcome } = lane.agent;
  const middle = top + layout.lane / 2;
  const isWide = layout.labels >= leastNames;
  const room = layout.labels - 14 - (isWide ? outcomeRoom : 0);
  pen.textAlign = 'left';
  pen.fillStyle = isWide ? palette.ink : palette[outcomeTone[outcome]];
  pen.fillText(clip(id, room), 8, middle);
  if (!isWide) return;
  pen.textAlign = 'right';
  pen.fillStyle = palette[outcomeTone[outcome]];
  pen.fillText(clip(outcome, outcomeRoom), layout.labels - 6, middle);
}

function paintSpans({ pen, palette }: Brush, picture: Picture, { lane, top }: Place): void {
  const { scale, layout, scene } = picture;
  const y = top + layout.lane / 2;
  pen.fillStyle = palette.accent;
  pen.globalAlpha = 0.25;
  for (const { x0, x1 } of spansOf(scene.burstsOf.get(lane.agent.id) ?? [], scale, 3))
    pen.fillRect(x0, top, x1 - x0, layout.lane);
  pen.globalAlpha = 1;
  for (const { x0, x1 } of spansOf(lane.seen, scale, 1)) drawSeen(pen, palette.alive, x0, x1, y);
  for (const { of, x0, x1 } of spansOf(lane.silences, scale, 1)) {
    const half = 2 + of.depth * (layout.lane / 2 - 4);
    drawSilence(pen, palette[of.tone], { x0, x1, y, half });
  }
  for (const { x0, x1 } of spansOf(lane.graces, scale, 1))
    if (x1 - x0 >= leastGrace) drawGrace(pen, palette.doubtful, x0, x1, y);
  for (const { x0, x1 } of spansOf(lane.contacts, scale, 1))
    if (x1 - x0 >= leastContact) drawContact(pen, palette.ink, x0, x1, top + layout.lane - 5);
}

/** In px: narrower, they are blots. */
const leastGrace = 10;
const leastContact = 4;

/** The chosen disconnect stands in a frame. */
function paintChosen({ pen, palette }: Brush, picture: Picture, { lane, top }: Place): void {
  const { disconnect, scale, layout } = picture;
  const chosen = disconnect && lane.disconnects.find(({ id }) => id === disconnect);
  if (!chosen) return;
  const { from, to } = rangeOfDisconnect(chosen);
  const [x0, x1] = [xOf(scale, from) - reach - 2, xOf(scale, to) + reach + 2];
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 1.5;
  pen.strokeRect(x0, top + 1.5, x1 - x0, layout.lane - 4);
}

/** Room for how many a crowd is, in px. */
const countRoom = 18;
const back = { shape: 'back', tone: 'good' } as const;

function paintMarks({ pen, palette }: Brush, { scale, layout }: Picture, { lane, top }: Place) {
  const y = top + layout.lane / 2;
  const crowds = crowdsOf(lane.marks, scale, markReach);
  let records = 0;
  crowds.forEach((crowd, index) => {
    const size = crowd.end - crowd.first;
    const x = (crowd.from + crowd.to) / 2;
    records += size;
    const worst = worstOf(lane.marks, crowd);
    const isBack = worst.shape !== 'back' && hasReturn(lane.marks, crowd);
    const end = isBack ? x + 2 * reach : x;
    if (isBack) drawShape(pen, palette, back, end, y);
    drawShape(pen, palette, worst, x, y);
    const next = crowds[index + 1];
    if (size === 1 || (next !== undefined && next.from - end < countRoom + 2 * reach)) return;
    pen.fillStyle = palette.ink;
    pen.textAlign = 'left';
    pen.fillText(String(size), end + reach + 3, y + 0.5);
  });
  return { marks: crowds.length, records };
}
