import { type Brush, fontOf, within } from './brush.ts';
import { lanesInSight } from './layout.ts';
import { paintAxis, paintGrid, ticksIn } from './paint-axis.ts';
import { paintBands, paintHead } from './paint-bands.ts';
import { paintLane } from './paint-lane.ts';
import type { Picture } from './picture.ts';

/** What was drawn. */
export interface Drawn {
  /** Marks of lanes. */
  readonly marks: number;
  /** The records that they stand for. */
  readonly records: number;
  /** The lanes in sight: from `first` to before `end`. */
  readonly first: number;
  readonly end: number;
}

/** The whole picture anew. */
export function paint(brush: Brush, picture: Picture): Drawn {
  const { pen, palette } = brush;
  const { layout, lanes, scroll, scale } = picture;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, layout.width, layout.height);
  pen.font = fontOf(palette);
  pen.textBaseline = 'middle';
  const ticks = ticksIn(picture);
  paintGrid(brush, picture, ticks);
  const { first, end } = lanesInSight(layout, scroll, lanes.length);
  let [marks, records] = [0, 0];
  within(pen, { x: 0, y: layout.head, right: layout.width, bottom: layout.height }, () => {
    paintBands(brush, picture);
    for (let index = first; index < end; index += 1) {
      const drawn = paintLane(brush, picture, index);
      marks += drawn.marks;
      records += drawn.records;
    }
  });
  paintAxis(brush, picture, ticks);
  const right = scale.left + scale.width;
  within(pen, { x: scale.left, y: 0, right, bottom: layout.head }, () => paintHead(brush, picture));
  return { marks, records, first, end };
}
