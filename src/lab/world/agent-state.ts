import { ctiState, ctiStateNames } from '../../model/cti-state.ts';

/** CTI's numbers of the states that an agent has here (CTI Server Message Reference Guide 12.5; 8: finesse-logs.md section 3). */
export const agentState = {
  ...ctiState,
  ready: 3,
  talking: 4,
  work: 5,
  reserved: 8,
} as const;

/** As CTI messages name them beside the number. */
export const ctiStateName = (state: number): string => ctiStateNames[state] ?? 'UNKNOWN';

/** As the API of Finesse has them. */
export const apiStateName = (state: number): string => apiNames[state] ?? 'UNKNOWN';

const apiNames = [
  'LOGIN',
  'LOGOUT',
  'NOT_READY',
  'READY',
  'TALKING',
  'WORK',
  'WORK_READY',
  'TALKING',
  'RESERVED',
];
