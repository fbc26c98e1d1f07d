import type { Declaration } from './declaration.ts';

/** Of the products around Finesse. */
export const contactCenter: readonly Declaration[] = [
  {
    name: 'ccbu-other',
    title: 'log of another product (CUIC, SocialMiner)',
    // A facility, padded with underscores, where Finesse prints a thread (TechNotes 200969, 212291, 200892).
    line: /^[^%]{0,300}: %CCBU_(?:_|CUIC)[A-Z_]{0,60}-[0-7]-/,
    path: /\/(?:cuic|socialminer|ccp)\//,
  },
  {
    name: 'uccx-engine',
    title: 'Unified CCX engine or administration log',
    // TechNotes 119428, 200764; file names by 212078.
    line: /^(?:Line \d+: )?\d+: [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{3} \S{1,40} %M[A-Z]{2,4}-[A-Z\d_]{1,60}-[0-7]-/,
    path: /\/(?:cisco\d{3})?(?:mivr|madm)\d*(?:\/|\.log|$)/,
  },
  {
    name: 'ctisvr',
    title: 'Unified CCE process log (CTI server)',
    // TechNote 200937.
    line: /^\d\d:\d\d:\d\d:\d{3} \w{1,20}-[a-z]\w{1,20} /,
    path: /ctisvr[^/]*$/,
  },
];
