import type { Event } from '../event.ts';
import type { NodeTimeline } from '../timeline.ts';
import type { Incident } from './incidents.ts';

/** Faults on the timeline: one event for all the records of an incident. */
export const incidentEvents = ({ node, incidents }: NodeTimeline): Event[] =>
  incidents.flatMap((incident): Event[] => {
    const fault = faultOf(incident);
    if (fault === undefined) return [];
    const { sign, count, at, until, stampMs, place } = incident;
    const fact = { kind: 'resource-fault' as const, fault, sign, count, durationMs: until - at };
    return [{ fact, at, stampMs, place, node: node.id }];
  });

/** What came late or piled up is told by records of other kinds. */
function faultOf({ trouble, untold }: Incident) {
  switch (trouble) {
    case 'open-files':
      return untold ? ('accept' as const) : trouble;
    case 'memory':
    case 'threads':
    case 'database':
      return trouble;
    default:
      return undefined;
  }
}
