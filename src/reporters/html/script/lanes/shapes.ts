import type { Shape, Tone } from './lane.ts';
import type { Palette } from './palette.ts';

export type Pen = CanvasRenderingContext2D;

/** Half of a shape's width, in px. */
export const reach = 4.5;

/** Each kind of record has a form of its own, so that none is told by its colour alone. */
export function drawShape(
  pen: Pen,
  palette: Palette,
  { shape, tone }: { readonly shape: Shape; readonly tone: Tone },
  x: number,
  y: number,
): void {
  pen.beginPath();
  outlines[shape](pen, x, y);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  // A rim of the ground's colour keeps it apart from the bar below it.
  pen.strokeStyle = palette.ground;
  pen.lineWidth = 4.5;
  pen.stroke();
  const colour = shape === 'note' ? palette.quiet : palette[tone];
  if (filled.includes(shape)) {
    pen.fillStyle = colour;
    pen.fill();
    return;
  }
  if (shape === 'away') {
    pen.fillStyle = palette.ground;
    pen.fill();
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}

const filled: readonly Shape[] = ['logout', 'back'];

const outlines: Readonly<Record<Shape, (pen: Pen, x: number, y: number) => void>> = {
  logout: (pen, x, y) => {
    pen.moveTo(x, y - reach - 1);
    pen.lineTo(x + reach + 1, y);
    pen.lineTo(x, y + reach + 1);
    pen.lineTo(x - reach - 1, y);
    pen.closePath();
  },
  end: (pen, x, y) => {
    const arm = reach - 0.8;
    pen.moveTo(x - arm, y - arm);
    pen.lineTo(x + arm, y + arm);
    pen.moveTo(x + arm, y - arm);
    pen.lineTo(x - arm, y + arm);
  },
  away: (pen, x, y) => {
    pen.arc(x, y, reach - 0.5, 0, Math.PI * 2);
  },
  back: (pen, x, y) => {
    pen.moveTo(x, y - reach);
    pen.lineTo(x + reach, y + reach - 1);
    pen.lineTo(x - reach, y + reach - 1);
    pen.closePath();
  },
  note: (pen, x, y) => {
    pen.moveTo(x, y - 3);
    pen.lineTo(x, y + 3);
  },
};

/** A silence: a wedge that opens from the last contact on, as wide as the idle limit is near. */
export function drawSilence(
  pen: Pen,
  colour: string,
  { x0, x1, y, half }: { x0: number; x1: number; y: number; half: number },
): void {
  pen.beginPath();
  pen.moveTo(x0, y);
  pen.lineTo(x1, y - half);
  pen.lineTo(x1, y + half);
  pen.closePath();
  pen.fillStyle = colour;
  pen.globalAlpha = 0.45;
  pen.fill();
  pen.globalAlpha = 1;
}

/** The last contact lies in here: an interval with its ends. */
export function drawContact(pen: Pen, colour: string, x0: number, x1: number, y: number): void {
  pen.beginPath();
  pen.moveTo(x0, y - 3);
  pen.lineTo(x0, y + 3);
  pen.moveTo(x0, y);
  pen.lineTo(x1, y);
  pen.moveTo(x1, y - 3);
  pen.lineTo(x1, y + 3);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.lineCap = 'butt';
  pen.stroke();
}

/** The grace: broken lines above and below. */
export function drawGrace(pen: Pen, colour: string, x0: number, x1: number, y: number): void {
  pen.beginPath();
  for (const edge of [y - 6, y + 6]) {
    pen.moveTo(x0, edge);
    pen.lineTo(x1, edge);
  }
  pen.setLineDash([4, 3]);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.lineCap = 'butt';
  pen.stroke();
  pen.setLineDash([]);
}

/** An alive session. */
export function drawSeen(pen: Pen, colour: string, x0: number, x1: number, y: number): void {
  pen.fillStyle = colour;
  pen.fillRect(x0, y - 2.5, Math.max(1, x1 - x0), 5);
}
