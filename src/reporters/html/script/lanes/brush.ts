import type { clipper } from './clipped.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './shapes.ts';

/** What everything is drawn with. */
export interface Brush {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly clip: ReturnType<typeof clipper>;
}

export const fontOf = ({ sans }: Palette): string => `12px ${sans}`;

/** Nothing is drawn outside the frame. */
export function within<Given>(
  pen: Pen,
  frame: {
    readonly x: number;
    readonly y: number;
    readonly right: number;
    readonly bottom: number;
  },
  act: () => Given,
): Given {
  pen.save();
  pen.beginPath();
  pen.rect(frame.x, frame.y, frame.right - frame.x, frame.bottom - frame.y);
  pen.clip();
  const given = act();
  pen.restore();
  return given;
}
