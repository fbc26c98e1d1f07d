/** CTI agent states, of those that the chain turns on (CTI Server Message Reference Guide). */
export const ctiState = { login: 0, logout: 1, notReady: 2 } as const;

/** As CTI messages name agent states beside their numbers (CTI Server Message Reference Guide 12.5). */
export const ctiStateNames: readonly string[] = [
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
