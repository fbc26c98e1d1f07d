import { between, from, only, upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { isoDuration } from '../wording/java-time.ts';
import { loggers } from './loggers.ts';

/*
 * Requests that the service cannot take (HttpSession.java, HttpBindServlet.java; openfire-logs.md A4). Up to 4.3 none
 * of these names its session; 4.4 says some only with `log.httpbind.enabled`.
 */
const logger = loggers.httpSession;
const isLogged = (_: unknown, { scenario }: Telling): boolean => scenario.logs.bosh;

type Repeated = ServiceOf<'rid-repeated'>;
const isOpen = ({ open }: Repeated): boolean => open;
const isAnswered = ({ open }: Repeated): boolean => !open;

const redelivery = ({ rid, session }: ServiceOf<'rid-repeated' | 'rid-unavailable'>): string =>
  `Request ${rid} on session ${session.sid} appears to be a request for redelivery, as the last answered RID is ${session.rid}`;
const retransmission = ({ rid, session }: ServiceOf<'rid-repeated' | 'rid-unavailable'>): string =>
  `Session ${session.sid} requesting a retransmission for rid ${rid}`;
const previous = ({ rid }: Repeated): string =>
  `Found previous connection in queue with rid ${rid}`;

type Overactivity = ServiceOf<'overactivity'>;
const isTooMany = ({ reason }: Overactivity): boolean => reason === 'too-many-requests';
const isTooFast = ({ reason }: Overactivity): boolean => reason === 'polling-too-fast';
const tooMany = (): string => 'Overactivity detected, too many simultaneous requests.';
const tooFast = 'Overactivity detected, minimum polling interval is';
/** Up to 4.6 it is cut to whole seconds. */
const whole = ({ intervalSeconds }: Overactivity): number => Math.floor(intervalSeconds);

const invalid = ({ sid, ip }: ServiceOf<'invalid-session'>): string =>
  `Client provided invalid session: ${sid}. [${ip}]`;

export const rids: Statements = {
  'rid-too-high': [
    {
      releases: upTo('openfire-4.2'),
      level: 'WARN',
      logger,
      text: ({ rid, limit }) => `Request ${rid} > ${limit}, ending session.`,
    },
    {
      releases: from('openfire-4.4'),
      level: 'WARN',
      logger,
      text: ({ rid, limit, session }) => `Request ${rid} > ${limit}, ending session ${session.sid}`,
    },
  ],
  'rid-unavailable': [
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, text: redelivery },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, text: retransmission },
    {
      releases: upTo('openfire-4.2'),
      level: 'WARN',
      logger,
      text: ({ rid }) => `Deliverable unavailable for ${rid}`,
    },
    {
      releases: from('openfire-4.4'),
      level: 'WARN',
      logger,
      text: ({ rid, session }) => `Deliverable unavailable for ${rid} in session ${session.sid}`,
    },
  ],
  'rid-repeated': [
    { releases: upTo('openfire-4.2'), level: 'DEBUG', logger, when: isOpen, text: previous },
    {
      releases: upTo('openfire-4.2'),
      level: 'DEBUG',
      logger,
      when: isOpen,
      text: () => "It's still open - calling close()",
    },
    {
      releases: only('openfire-4.4'),
      level: 'DEBUG',
      logger,
      when: (repeated, telling) => isOpen(repeated) && isLogged(repeated, telling),
      text: previous,
    },
    {
      releases: only('openfire-4.4'),
      level: 'DEBUG',
      logger,
      when: (repeated, telling) => isOpen(repeated) && isLogged(repeated, telling),
      text: ({ session }) =>
        `For session ${session.sid} queued connection is still open - calling close()`,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: isOpen, text: previous },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isOpen,
      text: ({ session }) =>
        `For session ${session.sid} queued connection is still open - calling close() on the old connection (as the new connection will replace it).`,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: isAnswered, text: redelivery },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isAnswered,
      text: retransmission,
    },
  ],
  overactivity: [
    { releases: upTo('openfire-4.2'), level: 'DEBUG', logger, when: isTooMany, text: tooMany },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: (over, telling) => isTooMany(over) && isLogged(over, telling),
      text: tooMany,
    },
    { releases: from('openfire-4.7'), level: 'DEBUG', logger, when: isTooMany, text: tooMany },
    {
      releases: upTo('openfire-4.2'),
      level: 'DEBUG',
      logger,
      when: isTooFast,
      text: (over) => `${tooFast} 5, current interval ${whole(over)}`,
    },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: (over, telling) => isTooFast(over) && isLogged(over, telling),
      text: (over) => `${tooFast} 5, current session  interval ${whole(over)}`,
    },
    {
      releases: from('openfire-4.7'),
      level: 'DEBUG',
      logger,
      when: isTooFast,
      text: ({ intervalSeconds }) =>
        `${tooFast} PT5S, current session  interval ${isoDuration(Math.round(intervalSeconds * 1_000))}`,
    },
  ],
  'invalid-session': [
    {
      releases: upTo('openfire-3.8'),
      level: 'WARN',
      logger: loggers.httpBindServlet,
      text: invalid,
    },
    {
      releases: between('openfire-4.2', 'openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.httpBindServlet,
      text: invalid,
    },
  ],
};
