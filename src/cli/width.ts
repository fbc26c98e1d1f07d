import type { Io, OutputStream } from './io.ts';

/** Pipes and files end in tickets and mails: at 100 columns the table keeps the last contact, at 80 it may not. */
export const fileWidth = 100;

export function widthOf({ isTTY = false, columns }: OutputStream, env: Io['env']): number {
  if (isTTY && columns) return columns;
  const wished = Number(env.COLUMNS);
  return Number.isInteger(wished) && wished > 0 ? wished : fileWidth;
}
