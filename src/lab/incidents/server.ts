import type { Logs, PlainLoss } from '../truths/loss.ts';
import type { IncidentKind, Told } from './incident-kind.ts';
import { open, silences, told } from './told.ts';

const second = 1_000;

function stoodStill(_: PlainLoss, { sweeps, debug }: Logs): Told {
  return sweeps && debug
    ? told('sweeps are missing that were due: the process did not run', 'server-overload')
    : open(
        'sessions of many end together, and no sweeps tell whether the server ran',
        'server-overload',
        'request-order',
        ...silences,
      );
}

/** What servers do. */
export const serverIncidents: readonly IncidentKind[] = [
  {
    name: 'stall',
    title: 'the Notification Service stands still',
    causes: ['server-overload', 'request-order'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 150 * second],
    begin: ({ server, ms }) => server.service.stall(ms),
    tells: stoodStill,
  },
  {
    name: 'restart',
    title: 'the Notification Service is restarted',
    causes: ['service-restart'],
    side: 'server',
    meets: 'server',
    lasts: [10 * second, 60 * second],
    begin: ({ server, ms }) => server.service.restart(ms),
    tells: (_, { info, webservices }) =>
      info || webservices
        ? told(
            'the service’s stop and start, or Finesse’s loss of it, are on record',
            'service-restart',
          )
        : open(
            'everybody’s session ended together',
            'service-restart',
            'server-overload',
            ...silences,
          ),
  },
  {
    name: 'tomcat-restart',
    title: 'Finesse Tomcat is restarted; the Notification Service goes on',
    causes: ['service-restart'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 180 * second],
    begin: ({ server, ms }) => server.finesse.restart(ms),
    tells: (_, { webservices }) =>
      webservices
        ? told('Finesse’s start is on record', 'service-restart')
        : open('desktops left a server whose service went on', 'service-restart', ...silences),
  },
  {
    name: 'out-of-memory',
    title: 'the Notification Service runs out of memory',
    causes: ['server-overload', 'service-restart'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 180 * second],
    begin: ({ server, ms }) => server.service.fault('memory', ms),
    tells: (_, { stdout, release }) =>
      stdout && (release === 'finesse-11' || release === 'openfire-3.8')
        ? told('the service says that it is out of memory', 'server-overload')
        : open('sessions end together', 'server-overload', ...silences),
  },
  {
    name: 'open-files',
    title: 'the Notification Service has no file handles left and accepts no connection',
    causes: ['server-overload', 'network-path'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 180 * second],
    begin: ({ server, ms }) => server.service.fault('open-files', ms),
    tells: (_, { warn, release }) =>
      warn && (release === 'openfire-4.2' || release === 'openfire-4.4')
        ? told('the service says that it can accept no connection', 'server-overload')
        : open(
            'no record says why polls ceased to come (openfire-logs A6)',
            'server-overload',
            ...silences,
          ),
  },
  {
    name: 'threads',
    title: 'the Notification Service has no threads left',
    causes: ['server-overload', 'network-path'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 180 * second],
    begin: ({ server, ms }) => server.service.fault('threads', ms),
    tells: (_, { warn, debug }) =>
      warn && debug
        ? told('the service says that it has no threads left', 'server-overload')
        : open('polls ceased to come', 'server-overload', ...silences),
  },
  {
    name: 'slow-finesse',
    title: 'Finesse answers late, its pools are full',
    causes: ['server-overload'],
    side: 'server',
    meets: 'server',
    lasts: [60 * second, 300 * second],
    harmless: true,
    begin: ({ server, ms }) => server.finesse.slow(4_000, ms),
    tells: () => open('late answers end no session', 'server-overload', ...silences),
  },
  {
    name: 'cti-lost',
    title: 'the CTI server, or the CCX engine, is gone',
    causes: ['cti-connection-lost'],
    side: 'server',
    meets: 'servers',
    lasts: [40 * second, 150 * second],
    begin: ({ world, ms }) => world.cti.lose(ms),
    tells: (_, { webservices }) =>
      webservices
        ? told('Finesse says that it lost the CTI connection', 'cti-connection-lost')
        : open('desktops left, and nothing says why', 'cti-connection-lost', ...silences),
  },
  {
    name: 'clock-step',
    title: 'the server’s clock is set ahead',
    causes: ['server-clock', 'browser-throttled'],
    side: 'server',
    meets: 'server',
    lasts: [50 * second, 120 * second],
    begin: ({ world, server, ms }) => server.clock.step(world.agenda.now, ms),
    tells: (_, { sweeps, debug }) =>
      sweeps && debug
        ? open(
            'the clock jumped between two sweeps, as it seems to when the service stands still',
            'server-clock',
            'server-overload',
            'browser-throttled',
          )
        : open('sessions were closed as idle', 'server-clock', ...silences),
  },
  {
    name: 'clock-back',
    title: 'the server’s clock is set back',
    causes: ['server-clock'],
    side: 'server',
    meets: 'server',
    lasts: [20 * second, 120 * second],
    harmless: true,
    begin: ({ world, server, ms }) => server.clock.step(world.agenda.now, -ms),
    tells: () =>
      open('sessions look less idle than they are: none ends for it', 'server-clock', ...silences),
  },
];
