import { existsSync, renameSync } from 'node:fs';

/** Makes room at a path as log4j 1 does: `debug.log` becomes `debug.log.1`, and that `debug.log.2`. */
export function rolled(path: string): string {
  const nameOf = (age: number): string => (age === 0 ? path : `${path}.${age}`);
  let oldest = 0;
  while (existsSync(nameOf(oldest))) oldest += 1;
  for (let age = oldest; age > 0; age -= 1) renameSync(nameOf(age - 1), nameOf(age));
  return path;
}
