import type { Problem } from '../../model/report.ts';
import type { NodeTimeline } from '../timeline.ts';

/** Logs of which a flood of one trouble's records left little else. */
export const floodProblems = ({ incidents }: NodeTimeline): Problem[] =>
  incidents.flatMap(({ hidden, count }): Problem[] => {
    if (!hidden?.before) return [];
    return [
      {
        severity: 'warning',
        where: hidden.path,
        what: `begins amid ${count} records of one fault, which are ${hidden.percent} % of what it holds in that time: what its log held before was rotated away by them, or was not collected`,
        next: 'nothing brings it back; collect the logs at once the next time, before they are overwritten',
      },
    ];
  });
