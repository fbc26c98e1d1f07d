/** What the reader does with mouse, pen and fingers; places in px of the picture. */
export interface Hands {
  /** A factor below 1 comes nearer. False where nothing changed. */
  readonly zoom: (x: number, factor: number) => boolean;
  readonly pan: (dx: number, dy: number) => boolean;
  readonly press: (x: number, y: number) => void;
  /** The pointer rests there, or has left. */
  readonly hover: (place: Place | undefined) => void;
  /** On the names the wheel scrolls, as elsewhere on the page. */
  readonly isPlot: (x: number) => boolean;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Less is no drag, but a hand that is not quite still. */
const stillPx = 4;
/** One notch of a wheel, about 100 px, is a quarter nearer. */
const wheelSpeed = 0.0025;
const linePx = 16;
/** A wheel that began to turn elsewhere scrolls the page, until it rests for as long. */
const restMs = 250;

export function takeHands(canvas: HTMLCanvasElement, hands: Hands): void {
  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  takePointers(canvas, hands, placeOf);
  takeWheel(canvas, hands, placeOf);
  canvas.addEventListener('dblclick', (event) => {
    const { x } = placeOf(event);
    if (hands.isPlot(x)) hands.zoom(x, 0.5);
  });
}

type PlaceOf = (event: MouseEvent) => Place;

function takePointers(canvas: HTMLCanvasElement, hands: Hands, placeOf: PlaceOf): void {
  const down = new Map<number, Place>();
  let moved = 0;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, placeOf(event));
    canvas.setPointerCapture(event.pointerId);
    hands.hover(undefined);
  });
  canvas.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') hands.hover(place);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    moved = Math.max(moved, distance(place, before));
    if (moved < stillPx) return;
    down.set(event.pointerId, place);
    if (other) pinch(hands, other, before, place);
    // A finger that moves up or down scrolls, and the browser does that.
    else hands.pan(before.x - place.x, event.pointerType === 'touch' ? 0 : before.y - place.y);
  });
  const up = (event: PointerEvent): void => {
    const place = down.get(event.pointerId);
    down.delete(event.pointerId);
    const isPress = event.type === 'pointerup' && place !== undefined && moved < stillPx;
    if (isPress && down.size === 0) hands.press(place.x, place.y);
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', () => hands.hover(undefined));
}

/** One finger rests, one moves: what was between them stays between them. */
function pinch(hands: Hands, rests: Place, before: Place, after: Place): void {
  const [was, is] = [distance(before, rests), distance(after, rests)];
  if (Math.min(was, is) > stillPx) hands.zoom((rests.x + before.x) / 2, was / is);
  hands.pan((before.x - after.x) / 2, 0);
}

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

function takeWheel(canvas: HTMLCanvasElement, hands: Hands, placeOf: PlaceOf): void {
  let elsewhere = Number.NEGATIVE_INFINITY;
  addEventListener(
    'wheel',
    (event) => {
      const isOurs = event.target === canvas && hands.isPlot(placeOf(event).x);
      if (!isOurs || event.timeStamp - elsewhere < restMs) elsewhere = event.timeStamp;
    },
    { passive: true, capture: true },
  );
  canvas.addEventListener(
    'wheel',
    (event) => {
      const { x } = placeOf(event);
      if (!hands.isPlot(x) || elsewhere === event.timeStamp) return;
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
      const isAcross = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const isTaken = isAcross
        ? hands.pan((event.deltaX || event.deltaY) * unit, 0)
        : hands.zoom(x, Math.exp(event.deltaY * unit * wheelSpeed));
      // Where nothing is left to zoom or pan the page scrolls on.
      if (isTaken || event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
}
