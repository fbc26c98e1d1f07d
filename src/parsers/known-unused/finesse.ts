import type { Declaration } from './declaration.ts';

/** Of Finesse itself. Folders: Finesse 12.5 and 15.0 Administration Guides, "Log Collection". */
export const finesse: readonly Declaration[] = [
  {
    name: 'realm',
    title: 'Finesse authentication log',
    // TechNote 200859.
    line: /^(?:\d+: )?[A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d\.\d{3} [+-]\d{4}: \[[^\]]{1,80}\] [A-Z]{4,5} .{0,200}realm/i,
    path: /\/realm\/|\/realm[^/]*\.log/,
  },
  { name: 'audit-log', title: 'Finesse audit log', path: /\/audit-log\// },
  { name: 'fippa', title: 'Finesse IP Phone Agent log', path: /\/fippa\// },
  { name: 'gadget-container', title: 'gadget container log', path: /\/logs\/(?:desktop|admin)\// },
  { name: 'third-party-gadget', title: 'third-party gadget log', path: /\/3rdpartygadget\// },
  { name: 'finesse-dp', title: 'Finesse data provider log', path: /\/finesse-dp\// },
  { name: 'openfireservice', title: 'Notification Service start log', path: /\/openfireservice\// },
  { name: 'jmx', title: 'JMX counters', path: /\/jmx\// },
  { name: 'db', title: 'Finesse database log', path: /\/logs\/db\// },
  {
    name: 'maintenance-mode',
    title: 'Finesse maintenance mode log',
    path: /\/finesse_maintenance_mode[^/]*\.log/,
  },
  { name: 'install', title: 'installation log', path: /\/(?:desktop-)?install[^/]*\.log/ },
];
