import type { Brush } from './brush.ts';
import { type Crowd, crowdsOf } from './crowd.ts';
import { bandReach, type Picture } from './picture.ts';
import type { Band } from './scene.ts';
import { spansOf } from './spans.ts';
import { burstTitle, eventTitle } from './titles.ts';

/** What befell a server, across all lanes: as long as it lasted, or a line where it began. */
export function paintBands({ pen, palette }: Brush, { scene, scale, layout }: Picture): void {
  const height = layout.height - layout.head;
  pen.fillStyle = palette.doubtful;
  pen.globalAlpha = 0.16;
  for (const { x0, x1 } of spansOf(scene.events, scale, 0))
    if (x1 - x0 >= leastStripe) pen.fillRect(x0, layout.head, x1 - x0, height);
  pen.globalAlpha = 0.5;
  for (const { from } of crowdsOf(scene.events, scale, bandReach))
    pen.fillRect(from, layout.head, 1, height);
  pen.globalAlpha = 1;
}

/** In px: narrower, the line alone is seen. */
const leastStripe = 3;

/** The names of server events and bursts, above the lanes. */
export function paintHead(brush: Brush, picture: Picture): void {
  const { layout, scene } = picture;
  if (layout.events) {
    const { doubtful } = brush.palette;
    paintNames(
      brush,
      picture,
      { ...layout.events, bands: scene.events, colour: doubtful },
      eventTitle,
    );
  }
  if (layout.bursts) {
    const { accent } = brush.palette;
    paintNames(
      brush,
      picture,
      { ...layout.bursts, bands: scene.bursts, colour: accent },
      burstTitle,
    );
  }
}

interface Row<Of> {
  readonly top: number;
  readonly height: number;
  readonly bands: readonly Band<Of>[];
  readonly colour: string;
}

/** As many names as have room; where several fall together, how many. */
function paintNames<Of>(
  { pen, palette, clip }: Brush,
  { scale }: Picture,
  { top, height, bands, colour }: Row<Of>,
  titleOf: (of: Of) => string,
): void {
  const middle = top + height / 2;
  const shown = began(bands, scale.from);
  const crowds = crowdsOf(shown, scale, bandReach);
  crowds.forEach((crowd, index) => {
    const next = crowds[index + 1];
    const x = Math.max(scale.left, crowd.from);
    const room = (next === undefined ? scale.left + scale.width : next.from) - x;
    pen.fillStyle = colour;
    pen.fillRect(x, top + 3, 3, height - 6);
    pen.fillStyle = palette.ink;
    pen.textAlign = 'left';
    pen.fillText(clip(nameOf(crowd, shown, titleOf, room), room - 10), x + 6, middle);
  });
}

/** What began before and lasts is named where the picture begins. */
const began = <Of>(bands: readonly Band<Of>[], from: number): Band<Of>[] =>
  bands.flatMap((one) => (one.to < from ? [] : [{ ...one, at: Math.max(one.at, from) }]));

/** `3: cti-lost on finesse1.example.com, …`; where there is no room for words, how many. */
function nameOf<Of>(
  { first, end }: Crowd,
  bands: readonly Band<Of>[],
  titleOf: (of: Of) => string,
  room: number,
): string {
  const number = end - first;
  const titles = [...new Set(bands.slice(first, end).map(({ of }) => titleOf(of)))].join(', ');
  if (number === 1) return titles;
  return room < leastTitle ? String(number) : `${number}: ${titles}`;
}

/** Room for some words, in px. */
const leastTitle = 120;
