import { from, only } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { isoDuration } from '../wording/java-time.ts';
import { loggers } from './loggers.ts';

/*
 * HttpSession.java since 4.4: each request by its session's id. `Creating connection` comes before the rid is looked at,
 * `Adding connection to stream` only for those that are taken. 4.4 writes them with `log.httpbind.enabled` alone, at info.
 */
const logger = loggers.httpSession;
const isLogged = (_: unknown, { scenario }: Telling): boolean => scenario.logs.bosh;
const hasSession = ({ session, purpose }: ServiceOf<'bosh-request'>): boolean =>
  session !== undefined && purpose !== 'create';
const isTaken = ({ held, type, condition }: ServiceOf<'bosh-answer'>): boolean =>
  !held && type !== 'created' && condition === undefined;

const creating = ({ rid, session }: ServiceOf<'bosh-request'>): string =>
  `Creating connection for rid: ${rid} in session ${session?.sid}`;
const adding = ({ rid, session }: ServiceOf<'bosh-held' | 'bosh-answer'>): string =>
  `Adding connection to stream ${session.sid} with rid ${rid}`;
const detected = ({ rid, session }: ServiceOf<'bosh-held' | 'bosh-answer'>): string =>
  `Detected a queued connection (for session ${session.sid}) with request ID (${rid}) that is exactly one higher than the last sequential request ID (${rid - 1}). This inbound data on this connection will now be processed, after which the connection can be used to send outbound data back to the client.`;

/** Between two polls, what came in of other requests, as it is for a desktop that asks anew when it was answered. */
const polled = (
  { rid, session, at }: ServiceOf<'bosh-held'>,
  { epoch, random }: Telling,
): string => {
  const since = isoDuration(random.integer(30, 30_000));
  const lastPoll = new Date(epoch(at)).toISOString();
  return `Updated session ${session.sid} lastPoll to ${lastPoll} with rid ${rid} lastResponseEmpty = false overactivity = NONE deltaFromLastPoll = ${since} isPollingSession() = false maxRequests = 2 pendingConnections = 0`;
};

const asked = ({ rid, session }: ServiceOf<'bosh-answer'>, what: string): string =>
  `Connection (for session ${session.sid}) with request ID (${rid}) is a request to ${what}.`;

export const connection: Statements = {
  'bosh-request': [
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: (request, telling) => hasSession(request) && isLogged(request, telling),
      text: creating,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: hasSession, text: creating },
  ],
  'bosh-held': [
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, text: polled },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: isLogged,
      text: adding,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, text: adding },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, text: detected },
  ],
  'bosh-answer': [
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: ({ type, session }, telling) => type === 'created' && isLogged(session, telling),
      text: ({ session, rid }) =>
        `Session ${session.sid} being opened with initial connection [Anonymous] rid: ${rid}`,
    },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: ({ type }) => type === 'created',
      text: ({ session }, { random }) =>
        `Session ${session.sid} being opened with initial connection ${loggers.httpSession}$HttpVirtualConnection@${random.hex(8)}`,
    },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: (answer, telling) => isTaken(answer) && isLogged(answer, telling),
      text: adding,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: isTaken, text: adding },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: isTaken, text: detected },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: (answer) => isTaken(answer) && answer.type === 'terminate',
      text: (answer) => asked(answer, 'terminate'),
    },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: (answer) => isTaken(answer) && answer.session.purpose === 'restart',
      text: (answer) => asked(answer, 'restart'),
    },
  ],
};
