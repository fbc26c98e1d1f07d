import type { Level, Statement } from '../statement.ts';
import type { ServiceKind, Telling } from '../telling.ts';

/** `mean`: how many of it a happening, where the scenario wants the usual share. */
export interface Noise<K extends ServiceKind> {
  readonly mean: number;
  readonly when?: Statement<K>['when'];
  readonly level?: Level;
}

/** What says nothing of anybody’s fate. */
export const noise = <K extends ServiceKind>(
  releases: Statement<K>['releases'],
  logger: string,
  text: Statement<K>['text'],
  { mean, level = 'DEBUG', when }: Noise<K>,
): Statement<K> => ({
  releases,
  level,
  logger,
  ...(when && { when }),
  times: (_, telling) => drawn(mean, telling),
  text,
});

function drawn(mean: number, { scenario, random }: Telling): number {
  const expected = mean * scenario.logs.noise;
  return Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
}
