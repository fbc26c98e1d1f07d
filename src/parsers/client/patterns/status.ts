import type { Pattern } from '../../../model/family.ts';
import { anyStatus, statusFact } from './status-words.ts';

const connInfo = String.raw`MasterPublisher\._connInfoHandler\(\) - Connection status: `;

export const status: readonly Pattern[] = [
  {
    id: 'client-status/client-services',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: '[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ',
    regex: new RegExp(`^\\[ClientServices\\] ${connInfo}${anyStatus}`),
    sample:
      '2017-11-15T09:56:09.408 +00:00: : finesse1.example.com: Nov 15 2017 09:56:09.899 +0000: Container : [ClientServices] MasterPublisher._connInfoHandler() - Connection status: connected',
    read: (match) => statusFact(match[1]),
  },
  {
    id: 'client-status/bare',
    release: 'Finesse 9.x–12.x (finesse.js, without the prefix of its logger)',
    verified: false,
    anchor: 'MasterPublisher._connInfoHandler() - Connection status: ',
    regex: new RegExp(`^${connInfo}${anyStatus}`),
    sample:
      '2017-11-15T09:56:09.408 +00:00: : finesse1.example.com: Nov 15 2017 09:56:09.899 +0000: Container : MasterPublisher._connInfoHandler() - Connection status: disconnected',
    read: (match) => statusFact(match[1]),
  },
  {
    id: 'client-failover/set-status',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'FailoverMonitor._setStatus(): notifying listeners of status=',
    regex: /^FailoverMonitor\._setStatus\(\): notifying listeners of status=([\w-]{1,40})/,
    sample:
      '2017-11-15T09:56:08.875 +00:00: : finesse1.example.com: --- -- ---- --:--:--.--- -----: Container : FailoverMonitor._setStatus(): notifying listeners of status=connecting',
    read: ([, word = '']) => ({ kind: 'client-failover', status: word }),
  },
  {
    id: 'client-drift/client-server',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'Network Latency (round trip): ',
    regex:
      /^Client: \S{1,40}, Server: \S{1,40}, Drift: (-?\d{1,13})ms, Network Latency \(round trip\): (-?\d{1,15})ms/,
    sample:
      '2017-11-15T09:56:08.886 +00:00: : finesse1.example.com: Nov 15 2017 09:56:09.377 +0000: Container : Client: 2017-11-15T09:56:08.879Z, Server: 2017-11-15T09:56:09.370Z, Drift: 491ms, Network Latency (round trip): 14ms',
    read: ([, drift, latency]) => ({
      kind: 'client-drift',
      driftMs: Number(drift),
      latencyMs: Number(latency),
    }),
  },
];
