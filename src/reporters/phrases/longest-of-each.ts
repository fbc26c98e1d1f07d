import { groupBy } from '../../model/group-by.ts';
import type { Overview } from '../../model/report.ts';

/** Of those who were nearly lost each agent once, by its longest silence; nearest to the limit first. */
export const longestOfEach = (nearest: Overview['nearest']): Overview['nearest'] =>
  [...groupBy(nearest, ({ agent }) => agent).values()].flatMap(([first]) => first ?? []);
