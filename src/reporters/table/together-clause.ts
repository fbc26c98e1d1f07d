import type { Loss } from './losses.ts';
import { grouped } from './numbers.ts';
import type { View } from './view.ts';

/** Together or apart: the question that tells a server's trouble from a desktop's. Counts agents, as TOGETHER does. */
export function togetherClause({ report }: View, losses: readonly Loss[]): string[] {
  if (losses.length < 2) return [];
  const lost = new Set(losses.map(({ agent }) => agent.id));
  const bursts = report.bursts
    .map(({ agents }) => agents.filter((id) => lost.has(id)))
    .filter((agents) => agents.length > 0);
  const together = new Set(bursts.flat()).size;
  if (together === 0) return ['at different times'];
  if (together === 1) return ['1 of them in a burst'];
  const howMany = together === losses.length ? 'all' : grouped(together);
  return [
    bursts.length === 1
      ? `${howMany} of them at once`
      : `${howMany} of them in ${bursts.length} bursts`,
  ];
}
