/** CTI's numbers of the states that an agent has here (CTI Server Message Reference Guide 12.5; 8: finesse-logs.md section 3). */
export const agentState = {
  login: 0,
  logout: 1,
  notReady: 2,
  ready: 3,
  talking: 4,
  work: 5,
  reserved: 8,
} as const;

/** As CTI messages name them beside the number. */
export const ctiStateName = (state: number): string => ctiNames[state] ?? 'UNKNOWN';

/** As the API of Finesse has them. */
export const apiStateName = (state: number): string => apiNames[state] ?? 'UNKNOWN';

const ctiNames = [
  'LOGIN',
  'LOGOUT',
  'NOT_READY',
  'AVAILABLE',
  'TALKING',
  'WORK_NOT_READY',
  'WORK_READY',
  'BUSY_OTHER',
  'RESERVED',
];

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
