/** CTI agent states, of those that the chain turns on (CTI Server Message Reference Guide). */
export const ctiState = { login: 0, logout: 1, notReady: 2 } as const;
