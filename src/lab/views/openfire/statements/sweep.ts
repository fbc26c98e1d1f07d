import { from, only } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { isoDuration } from '../wording/java-time.ts';
import { addressOf, sessionText } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/*
 * HttpSessionReaper (HttpSessionManager.java; openfire-logs.md A2, A3): up to 4.3 a line for each session and sweep; from 4.4
 * on only for those that hold no request, and with `log.httpbind.enabled`. Finesse's wording is known only from
 * TechNote 211376.
 */
type Sweep = ServiceOf<'sweep'>;
type IdleClose = ServiceOf<'idle-close'>;

const logger = loggers.httpSessionManager;
const isIdle = ({ lastActiveMs }: Sweep, { scenario }: Telling): boolean =>
  scenario.logs.bosh && lastActiveMs > 0;

const whereFrom = (session: Sweep['session'], telling: Telling): string =>
  `${addressOf(session, telling)} from IP ${session.ip}`;
const idleSweep = ({ session }: Sweep, ago: string, telling: Telling): string =>
  `Session ${session.sid} was last active ${ago} ago: ${whereFrom(session, telling)}  currently on rid ${session.rid}`;
/** Java's clock shows microseconds from 9 on, and 5.0 wants 17. */
const inMicroseconds = (ms: number, { random }: Telling): string =>
  isoDuration(ms + random.integer(0, 999) / 1_000);

export const sweep: Statements = {
  sweep: [
    {
      releases: only('finesse-11'),
      level: 'DEBUG',
      logger,
      text: ({ session, lastActiveMs }, telling) =>
        `Session (id=${session.sid}) was last active ${lastActiveMs} ms ago: ${addressOf(session, telling)}`,
    },
    {
      releases: only('openfire-3.8'),
      level: 'DEBUG',
      logger,
      text: ({ session, lastActiveMs }, telling) =>
        `Session was last active ${lastActiveMs} ms ago: ${addressOf(session, telling)}`,
    },
    {
      releases: only('openfire-4.2'),
      level: 'DEBUG',
      logger,
      text: ({ session, lastActiveMs, at }, telling) =>
        `Session was last active ${lastActiveMs} ms ago: ${sessionText(session, at, telling)}`,
    },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger,
      when: isIdle,
      text: (told, telling) => idleSweep(told, `${told.lastActiveMs} ms`, telling),
    },
    {
      releases: only('openfire-4.7'),
      level: 'INFO',
      logger,
      when: isIdle,
      text: (told, telling) => idleSweep(told, isoDuration(told.lastActiveMs), telling),
    },
    {
      releases: only('openfire-5.0'),
      level: 'INFO',
      logger,
      when: isIdle,
      text: (told, telling) => idleSweep(told, inMicroseconds(told.lastActiveMs, telling), telling),
    },
  ],
  'idle-close': [
    {
      releases: only('finesse-11'),
      level: 'INFO',
      logger,
      text: ({ session }: IdleClose, telling) =>
        `Closing idle session (id=${session.sid}): ${addressOf(session, telling)} after being inactive for more than threshold value of ${telling.scenario.timers.idle / 1_000}`,
    },
    {
      releases: only('openfire-3.8'),
      level: 'INFO',
      logger,
      text: ({ session }, telling) => `Closing idle session: ${addressOf(session, telling)}`,
    },
    {
      releases: only('openfire-4.2'),
      level: 'INFO',
      logger,
      text: ({ session, at, idleMs }, telling) =>
        `Closing idle session: ${sessionText(session, at - idleMs, telling)}`,
    },
    {
      releases: from('openfire-4.4'),
      level: 'INFO',
      logger,
      text: ({ session }, telling) =>
        `Closing idle session ${session.sid}: ${whereFrom(session, telling)}`,
    },
  ],
};
