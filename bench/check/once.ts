import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../data/store.ts';

let build: string | undefined;

/** Checks what was made once by each build, and remembers beside it that it held. */
export async function oncePerBuild(
  made: string,
  name: string,
  check: () => Promise<void> | void,
): Promise<void> {
  build ??= digestOf(['bin', 'dist']).slice(0, 12);
  const mark = join(dirname(made), `${name}-${build}.checked`);
  if (existsSync(mark)) return;
  await check();
  writeFileSync(mark, '');
}
