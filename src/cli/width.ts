import { fileWidth } from '../reporters/reporter.ts';
import type { Io, OutputStream } from './io.ts';

export function widthOf({ isTTY = false, columns }: OutputStream, env: Io['env']): number {
  if (isTTY && columns) return columns;
  const wished = Number(env.COLUMNS);
  return Number.isInteger(wished) && wished > 0 ? wished : fileWidth;
}
