import type { Mark } from './event.ts';
import type { Trouble } from './faults/fault-runs.ts';
import { isPlain } from './faults/incidents.ts';
import type { NodeTimeline } from './timeline.ts';

/** What a server runs short of shows shortly before or after it fails its desktops. */
const aroundMs = 60_000;

/** Of these no desktop is served; a full queue and a late publication may as well be the path's doing. */
const failsDesktops: readonly Trouble[] = ['memory', 'threads', 'open-files'];

/** Records that show the server standing still, stopping or running short between two instants: it did not serve all the while. */
export function serverTrouble(
  { gaps, restarts, incidents }: Pick<NodeTimeline, 'gaps' | 'restarts' | 'incidents'>,
  from: number,
  to: number,
): readonly Mark[] {
  const stood = gaps.filter(({ before, after }) => before.at <= to && after.end >= from);
  const stopped = restarts.filter(
    ({ first, stop, ended }) =>
      (stop !== undefined || ended.length > 0) && first.at >= from && first.at <= to + aroundMs,
  );
  const short = incidents.filter(
    (incident) =>
      incident.ofService &&
      (incident.trouble !== 'threads' || isPlain(incident)) &&
      failsDesktops.includes(incident.trouble) &&
      incident.at <= to + aroundMs &&
      incident.until >= from - aroundMs,
  );
  return [...stood.map(({ after }) => after), ...stopped.map(({ first }) => first), ...short];
}
