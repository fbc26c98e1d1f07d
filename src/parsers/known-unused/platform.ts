import type { Declaration } from './declaration.ts';

/** Of the operating platform. */
export const platform: readonly Declaration[] = [
  // Before the folder it lies in.
  { name: 'sd-ntp', title: 'NTP log', path: /\/sd_ntp[^/]*$/ },
  {
    name: 'syslog',
    title: 'system messages',
    // RFC 3164, section 4.1.
    line: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,200} [\w./-]{1,100}(?:\[\d{1,10}\])?: /,
    path: /\/syslog\/|\/messages(?:\.\d+)?$/,
  },
  { name: 'servm', title: 'service manager log', path: /\/servm[^/]*$/ },
  {
    name: 'platform-cli',
    title: 'platform command log',
    // TechNote 200859.
    line: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]{4,5} \[[^\]]{1,80}\] sdMain\./,
    path: /\/platform\/log\/cli[^/]*$/,
  },
  {
    name: 'system-history',
    title: 'system history',
    // TechNote 200859.
    line: /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d \| [\w.-]{1,40}: /,
    path: /\/system-history[^/]*$/,
  },
  {
    name: 'cli-session',
    title: 'copy of a command line session',
    // TechNote 211376 shows a bracket before the prompt.
    line: /^\[?admin:/,
  },
];
