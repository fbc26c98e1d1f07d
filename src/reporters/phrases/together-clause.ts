import { groupBy } from '../../model/group-by.ts';
import type { Loss } from './losses.ts';
import { grouped } from './numbers.ts';

/**
 * Together or apart: the question that tells a server's trouble from a desktop's. Only of the losses that the table
 * shows: an agent may be of a burst, and have lost more at another time.
 */
export function togetherClause(losses: readonly Loss[]): string[] {
  if (losses.length < 2) return [];
  const inBursts = losses.filter(({ disconnect }) => disconnect.burst !== undefined);
  const bursts = [...groupBy(inBursts, ({ disconnect }) => disconnect.burst).values()];
  const together = inBursts.length;
  if (together === 0) return ['at different times'];
  const all = together === 2 ? 'both' : `all ${grouped(together)}`;
  const howMany = together === losses.length ? all : grouped(together);
  if (bursts.length > 1) return [`${howMany} of them in ${bursts.length} bursts`];
  return [together === 1 ? '1 of them in a burst' : `${howMany} of them at once`];
}
