import { fontOf } from './brush.ts';
import { clipper } from './clipped.ts';
import type { Frame } from './frame.ts';
import type { Place } from './gestures.ts';
import { layoutOf } from './layout.ts';
import { type Drawn, paint } from './paint.ts';
import { type Palette, paletteOf, paper } from './palette.ts';
import type { Picture } from './picture.ts';
import { sized } from './sized.ts';
import { tipAt } from './tip.ts';

export interface Painter {
  /** Before the browser draws next, once. */
  readonly soon: () => void;
  /** What lies there is told until the pointer moves on. */
  readonly point: (place: Place | undefined) => void;
}

/** Of a sheet, in px of 1/96 inch: the picture is made so wide, and shrinks where a sheet is narrower. */
const sheetWidth = 720;
const lanesOfSheet = 36;
const sheetRatio = 2;

export function painterOf(dom: Frame, picture: () => Picture): Painter {
  const { section, canvas, tip, legend } = dom;
  let palette: Palette | undefined;
  let isWaiting = false;
  let pointer: Place | undefined;
  let isPrinting = false;
  let clip = clipper(() => 0);

  const draw = (seen: Picture, colours: Palette, ratio: number): void => {
    const pen = sized(canvas, { ...seen.layout, ratio });
    if (pen === undefined) return;
    tell(section, seen, paint({ pen, palette: colours, clip }, seen));
  };
  const coloursNow = (colours: Palette, ratio: number): void => {
    legend.paint(colours, ratio);
    const pen = canvas.getContext('2d');
    clip = clipper((text) => {
      if (pen) pen.font = fontOf(colours);
      return pen?.measureText(text).width ?? 0;
    });
  };
  const now = (): void => {
    isWaiting = false;
    if (isPrinting) return;
    if (palette === undefined) {
      palette = paletteOf(section);
      coloursNow(palette, devicePixelRatio);
    }
    const seen = picture();
    draw(seen, palette, devicePixelRatio);
    tip.show(pointer ? tipAt(seen, pointer.x, pointer.y) : [], pointer ?? { x: 0, y: 0 });
  };
  const soon = (): void => {
    if (!isWaiting) requestAnimationFrame(now);
    isWaiting = true;
  };
  const renew = (): void => {
    palette = undefined;
    soon();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', renew);
  addEventListener('beforeprint', () => {
    isPrinting = true;
    const sheet = { ...paper, sans: paletteOf(section).sans };
    coloursNow(sheet, sheetRatio);
    draw(sheetOf(picture()), sheet, sheetRatio);
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
    renew();
  });
  return {
    soon,
    point: (place) => {
      pointer = place;
      soon();
    },
  };
}

/** From the first lane in sight on, as many as a sheet takes. */
function sheetOf(seen: Picture): Picture {
  const first = Math.floor(seen.scroll / seen.layout.lane);
  const lanes = seen.lanes.slice(first, first + lanesOfSheet);
  const layout = layoutOf({
    width: sheetWidth,
    lanes: lanes.length,
    hasBursts: seen.layout.bursts !== undefined,
    hasEvents: seen.layout.events !== undefined,
    most: Number.POSITIVE_INFINITY,
  });
  const scale = { ...seen.scale, left: layout.labels, width: layout.plot };
  return { ...seen, lanes, layout, scale, scroll: 0, current: undefined };
}

/** What was drawn, for whoever wants to know without looking. */
function tell(section: HTMLElement, { scale, lanes }: Picture, drawn: Drawn): void {
  const { dataset } = section;
  dataset.from = new Date(Math.round(scale.from)).toISOString();
  dataset.to = new Date(Math.round(scale.to)).toISOString();
  dataset.lanes = String(lanes.length);
  dataset.inSight = `${drawn.first}-${drawn.end}`;
  dataset.marks = String(drawn.marks);
  dataset.records = String(drawn.records);
}
