import type { Pen } from './shapes.ts';

/** A canvas of so many px on the page, with as many dots as the screen has there. */
export function sized(
  canvas: HTMLCanvasElement,
  {
    width,
    height,
    ratio,
  }: { readonly width: number; readonly height: number; readonly ratio: number },
): Pen | undefined {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  canvas.style.setProperty('--wide', `${width}px`);
  canvas.style.setProperty('--high', `${height}px`);
  const pen = canvas.getContext('2d') ?? undefined;
  pen?.setTransform(wide / width, 0, 0, high / height, 0, 0);
  pen?.clearRect(0, 0, width, height);
  return pen;
}
