import type { Loss } from './losses.ts';
import { grouped } from './numbers.ts';
import type { View } from './view.ts';

/** Together or apart: the question that tells a server's trouble from a desktop's. */
export function togetherClause({ report }: View, losses: readonly Loss[]): string[] {
  if (losses.length < 2) return [];
  const together = losses.filter(({ disconnect }) => disconnect.burst !== undefined).length;
  const bursts = new Set(losses.flatMap(({ disconnect }) => disconnect.burst ?? [])).size;
  if (together === 0 || report.bursts.length === 0) return ['at different times'];
  if (together === 1) return ['1 of them in a burst'];
  const howMany = together === losses.length ? 'all' : grouped(together);
  return [bursts === 1 ? `${howMany} of them at once` : `${howMany} of them in ${bursts} bursts`];
}
