import type { Mark } from './event.ts';
import { timesWithin } from './event-index.ts';
import type { Trouble } from './faults/fault-runs.ts';
import { isPlain } from './faults/incidents.ts';
import { keptOf } from './kept-of.ts';
import { SpanIndex } from './span-index.ts';
import type { NodeTimeline } from './timeline.ts';

/** What a server runs short of shows shortly before or after it fails its desktops. */
const aroundMs = 60_000;

/** Of these no desktop is served; a full queue and a late publication may as well be the path's doing. */
const failsDesktops: readonly Trouble[] = ['memory', 'threads', 'open-files'];

/** Records that show the server standing still, stopping or running short between two instants: it did not serve all the while. */
export function serverTrouble(node: Troubled, from: number, to: number): readonly Mark[] {
  const { stood, stopped, short } = troublesOf(node);
  return [
    ...stood.over(from, to).map(({ after }) => after),
    ...timesWithin(stopped, from, to + aroundMs),
    ...short.over(from - aroundMs, to + aroundMs),
  ];
}

type Troubled = Pick<NodeTimeline, 'gaps' | 'restarts' | 'incidents'>;

const troublesOf = keptOf(({ gaps, restarts, incidents }: Troubled) => ({
  stood: new SpanIndex(gaps, ({ before, after }) => ({ from: before.at, to: after.end })),
  stopped: restarts
    .filter(({ stop, ended }) => stop !== undefined || ended.length > 0)
    .map(({ first }) => first),
  short: new SpanIndex(
    incidents.filter(
      (incident) =>
        incident.ofService &&
        (incident.trouble !== 'threads' || isPlain(incident)) &&
        failsDesktops.includes(incident.trouble),
    ),
    ({ at, until }) => ({ from: at, to: until }),
  ),
}));
