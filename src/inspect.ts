import { judge } from './analyze.ts';
import type { Inventory } from './model/inventory.ts';
import type { TakeUnknown } from './parse/unknown-lines.ts';
import { type ReadOptions, readBundle } from './read-bundle.ts';
import { composeInventory } from './report/compose-inventory.ts';

/** How a bundle is read; all of it may be left out. */
export interface InspectOptions extends ReadOptions {
  /** Hears of every line that nothing here can read, credentials removed. A promise that it returns is waited for. */
  readonly takeUnknown?: TakeUnknown;
}

/**
 * Reads a bundle and says what it holds, and what it lacks to judge the losses in it. Prints nothing. What cannot be read
 * is one of its `problems`, not an error.
 *
 * @throws whatever the `reason` of the signal is, once it is aborted, and what a callback throws
 */
export async function inspect(
  paths: readonly string[],
  { takeUnknown, ...options }: InspectOptions = {},
): Promise<Inventory> {
  const keep = { keepRoutine: false, sampleUnknown: true, takeUnknown };
  const read = await readBundle(paths, options, keep);
  return composeInventory({ ...read, report: await judge(read) });
}
