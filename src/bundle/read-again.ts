import type { Bundle } from './open-bundle.ts';
import { walk } from './walk.ts';

/**
 * Bytes `[from, to)` of one of the bundle's logs, out of its archive once more. What is wrong with it was said when it
 * was read first.
 *
 * @throws where they are not there any more
 */
export async function* readAgain(
  bundle: Bundle,
  path: string,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const { chunks } of walk(bundle, {
    wanted: new Map([[path, to]]),
    report: () => {},
  })) {
    for await (const chunk of chunks) {
      const part = chunk.subarray(Math.max(0, from - at));
      at += chunk.length;
      if (part.length > 0) yield part;
    }
    if (at === to) return;
  }
  throw new Error(`${path}: was changed while it was read: run again once nothing writes to it`);
}
