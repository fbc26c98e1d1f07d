import { clientIncidents } from './client.ts';
import type { IncidentKind } from './incident-kind.ts';
import { networkIncidents } from './network.ts';
import { peopleIncidents } from './people.ts';
import { serverIncidents } from './server.ts';

/** Everything that a scenario can make happen. */
export const incidentKinds: readonly IncidentKind[] = [
  ...clientIncidents,
  ...networkIncidents,
  ...serverIncidents,
  ...peopleIncidents,
];

export const incidentKind = (name: string): IncidentKind | undefined =>
  incidentKinds.find((kind) => kind.name === name);
