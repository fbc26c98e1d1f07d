import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';

/**
 * The banner alone: `HTTP bind service started` and `Starting instance` also follow a change of certificate or port,
 * and `Registering shutdown hook` comes before anything listens.
 */
export const serverStartPatterns: readonly Pattern<FactOf<'server-start'>>[] = [
  {
    id: 'server-start/banner',
    release: 'Openfire 3.7–5.1, stdout and info.log or openfire.log',
    verified: true,
    anchor: 'Openfire ',
    regex: /^Openfire (\d[\w.]{0,20}(?: \w{1,20})?) \[/,
    sample: 'Openfire 3.8.2 [Nov 23, 2026, 1:02:49 PM]',
    read: ([, release]) => ({ kind: 'server-start', release }),
  },
];

/**
 * XMPPServer.stop() and shutdownServer(), from the first line to the last: which of them a bundle holds depends on the
 * files that were collected. `HTTP bind service stopped` and `Stopping instance` are not among them: Openfire 4.x stops
 * and starts that service alone. `Server halted` only follows `Openfire stopped`.
 */
export const serverStopPatterns: readonly Pattern<FactOf<'server-stop'>>[] = [
  {
    id: 'server-stop/initiating',
    release: 'Openfire 3.8–5.1',
    verified: false,
    anchor: 'Initiating shutdown ...',
    regex: /^Initiating shutdown \.\.\./,
    sample: '2026.11.23 13:20:00 org.jivesoftware.openfire.XMPPServer - Initiating shutdown ...',
    read: () => ({ kind: 'server-stop' }),
  },
  {
    id: 'server-stop/modules',
    release: 'Openfire 3.8–5.1',
    verified: false,
    anchor: 'Shutting down ',
    regex: /^Shutting down (\d{1,6} modules|plugins) \.\.\./,
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.XMPPServer - Shutting down 61 modules ...',
    read: ([, what]) => (what === 'plugins' ? undefined : { kind: 'server-stop' }),
  },
  {
    id: 'server-stop/session-manager',
    release: 'Openfire 3.7–5.1',
    verified: false,
    anchor: 'SessionManager: Stopping server',
    regex: /^SessionManager: Stopping server/,
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.SessionManager - SessionManager: Stopping server',
    read: () => ({ kind: 'server-stop' }),
  },
  {
    id: 'server-stop/stopped',
    release: 'Openfire 3.7–5.1',
    verified: false,
    anchor: 'Openfire stopped',
    regex: /^Openfire stopped/,
    sample: '2026.11.23 13:20:01 org.jivesoftware.openfire.XMPPServer - Openfire stopped',
    read: () => ({ kind: 'server-stop' }),
  },
];
