/** A text that begins at a place of its own, as far as there is room. */
export interface Label {
  readonly x: number;
  readonly text: string;
}

export interface PlacedLabel extends Label {
  /** From the left edge of the text. */
  readonly left: number;
  /** From the top. */
  readonly row: number;
  /** Shortened where it is wider than all there is. */
  readonly shown: string;
}

/** Of the digits and small letters of the page's fonts, at 12 px; wide, so that no text is wider than thought. */
const characterPx = 7.2;
const gapPx = 10;

export const widthOf = (text: string): number => text.length * characterPx;

/** Puts labels into rows, so that none lies over another; from left to right, each as high as it can be. */
export function staggered(labels: readonly Label[], left: number, right: number): PlacedLabel[] {
  const most = Math.max(1, Math.floor((right - left) / characterPx));
  const ends: number[] = [];
  return [...labels]
    .map((label) => {
      const shown = label.text.length > most ? `${label.text.slice(0, most - 1)}…` : label.text;
      const start = Math.max(left, Math.min(label.x, right - widthOf(shown)));
      return { ...label, shown, left: start };
    })
    .sort((a, b) => a.left - b.left || a.x - b.x)
    .map((label) => {
      const free = ends.findIndex((end) => end <= label.left);
      const row = free < 0 ? ends.length : free;
      ends[row] = label.left + widthOf(label.shown) + gapPx;
      return { ...label, row };
    });
}
