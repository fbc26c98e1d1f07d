import { element } from '../dom.ts';
import type { Palette } from './palette.ts';
import { drawContact, drawGrace, drawSeen, drawShape, drawSilence, type Pen } from './shapes.ts';
import { sized } from './sized.ts';

const width = 34;
const height = 20;
const middle = height / 2;

interface Entry {
  readonly words: string;
  readonly draw: (pen: Pen, palette: Palette) => void;
}

const mark = (words: string, drawn: Parameters<typeof drawShape>[2]): Entry => ({
  words,
  draw: (pen, palette) => drawShape(pen, palette, drawn, width / 2, middle),
});

const entries: readonly Entry[] = [
  {
    words: 'session seen',
    draw: (pen, { alive }) => drawSeen(pen, alive, 2, width - 2, middle),
  },
  {
    words: 'last contact lies in here',
    draw: (pen, { ink }) => drawContact(pen, ink, 4, width - 4, middle),
  },
  {
    words: 'silence grows, full height is the idle limit',
    draw: (pen, { bad }) => drawSilence(pen, bad, { x0: 2, x1: width - 2, y: middle, half: 8 }),
  },
  mark('session ended', { shape: 'end', tone: 'bad' }),
  mark('presence unavailable', { shape: 'away', tone: 'bad' }),
  {
    words: 'grace',
    draw: (pen, { doubtful }) => drawGrace(pen, doubtful, 2, width - 2, middle),
  },
  mark('logout', { shape: 'logout', tone: 'bad' }),
  mark('back', { shape: 'back', tone: 'good' }),
  mark('other record', { shape: 'note', tone: 'good' }),
  {
    words: 'lost together (burst)',
    draw: (pen, { accent }) => stripe(pen, accent, 0.25),
  },
  {
    words: 'server event, across all lanes',
    draw: (pen, { doubtful }) => stripe(pen, doubtful, 0.3),
  },
];

function stripe(pen: Pen, colour: string, alpha: number): void {
  pen.fillStyle = colour;
  pen.globalAlpha = alpha;
  pen.fillRect(width / 2 - 6, 0, 12, height);
  pen.globalAlpha = 1;
}

export interface Legend {
  readonly element: HTMLElement;
  readonly paint: (palette: Palette, ratio: number) => void;
}

/** The forms in words, drawn by what draws them in the picture. */
export function legend(): Legend {
  const swatches = entries.map((entry) => ({
    entry,
    canvas: element('canvas', { 'aria-hidden': 'true' }),
  }));
  const items = swatches.map(({ entry, canvas }) => element('li', {}, canvas, entry.words));
  return {
    element: element(
      'div',
      { class: 'lanes-legend' },
      element('ul', { 'aria-label': 'What the forms of the timeline mean' }, ...items),
      element(
        'p',
        { class: 'note' },
        'Red: forced out or lost. Amber: came back, nearly lost, or not known. Green: back, or ended in the ordinary way. A number: so many records in one place.',
      ),
    ),
    paint: (palette, ratio) => {
      for (const { entry, canvas } of swatches) {
        const pen = sized(canvas, { width, height, ratio });
        if (pen) entry.draw(pen, palette);
      }
    },
  };
}
