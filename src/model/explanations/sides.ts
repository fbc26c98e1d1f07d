import type { Side } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** Where in the chain it broke, and so who can mend it. */
export const sideExplanations: Readonly<Record<Side, Explanation>> = {
  client: {
    what: "The desktop's own side: the page, its browser, its PC, or whoever uses it.",
    shows: [{ log: 'report', text: 'Agents that are lost at different times point here.' }],
    next: [{ owner: 'agent', text: 'What the page saw stands only in its client log.' }],
    sources: ['technote', 'bosh-diag'],
  },
  network: {
    what: 'What lies between desktop and server: site, VPN, wireless, proxy, firewall.',
    shows: [
      {
        log: 'report',
        text: 'Agents that share a path are cut at one instant while others, and the sweeps, go on.',
      },
    ],
    next: [
      {
        owner: 'network',
        text: 'Ask for the logs of the devices on the path, at the last contact, not at the logout.',
      },
    ],
    sources: ['bosh-diag', 'inferred'],
  },
  server: {
    what: 'Finesse, its Notification Service, the CTI side, or the machine they run on.',
    shows: [
      {
        log: 'report',
        text: 'All agents of a server at the same time point here, and SERVER lists what happened to it.',
      },
    ],
    looksLike: [
      {
        name: 'network-path',
        text: "The server's own link fails for all as well, while its process goes on.",
      },
    ],
    sources: ['technote', 'bosh-diag'],
  },
  operator: {
    what: 'Somebody wanted it, or a rule of the site did: nothing broke.',
    shows: [{ log: 'report', text: 'A sign-out, or a code of a supervisor, a rule or a device.' }],
    sources: ['reason-codes', 'bosh-diag'],
  },
  unknown: {
    what: 'The logs at hand leave open on whose side it broke.',
    shows: [{ log: 'report', text: '`decide` says what would tell.' }],
    sources: ['bosh-diag'],
  },
};
