import { between, from, only } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { addressOf, beforeItsEnd, sessionText } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/*
 * Ends of sessions, whatever their cause (openfire-logs.md A4, A5.8, A5.9). 3.8 and 3.9 say nothing of one that ends over a
 * rid, by overactivity or because somebody took its place. Where a route is removed: statements/routing.ts.
 */
type Gone = ServiceOf<'session-gone'>;

const isBosh = ({ session }: Gone): boolean => session.transport === 'bosh';
const isBound = ({ session }: Gone): boolean => session.jid !== undefined;
const isStopped = (gone: Gone): boolean => gone.why === 'stop' && isBosh(gone);
const conditions: Partial<Record<Gone['why'], string>> = {
  rid: 'itemNotFound',
  overactivity: 'policyViolation',
};

const kickedOut = ({ old, at }: ServiceOf<'kicked'>, telling: Telling): string =>
  `Kick out an old connection that is conflicting with a new one. Old session: ${sessionText(old, at, telling)}`;

export const close: Statements = {
  kicked: [
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.bindHandler,
      text: ({ old }, telling) =>
        `Found a pre-existing, non-closed session for '${addressOf(old, telling)}'. Performing resource conflict resolution.`,
    },
    {
      releases: between('openfire-4.2', 'openfire-4.4'),
      level: 'DEBUG',
      logger: loggers.bindHandler,
      text: kickedOut,
    },
    {
      releases: only('openfire-4.7'),
      level: 'INFO',
      logger: loggers.bindHandler,
      text: ({ old, by }, { scenario }) =>
        `Conflicting resource binding request from ${scenario.domain}/${by.sid} using ${by.resource}. Conflict count 1 is over the configured limit of 0. Returning conflict error to and closing session of OLD client (stream ID: ${old.sid}).`,
    },
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.bindHandler,
      text: kickedOut,
    },
  ],
  'session-gone': [
    {
      // Known only from TechNote 211376, after an idle close.
      releases: only('finesse-11'),
      level: 'INFO',
      logger: loggers.sessionManager,
      when: ({ why }) => why === 'idle',
      text: ({ session }, telling) =>
        `A session is being closed for ${addressOf(session, telling)}`,
    },
    {
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger: loggers.httpBindServlet,
      when: (gone) => conditions[gone.why] !== undefined && isBosh(gone),
      text: ({ session, why, at }, telling) =>
        `Closing session due to error: ${conditions[why]}. Affected session: ${sessionText(beforeItsEnd(session), at, telling)}`,
    },
    {
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger: loggers.httpSessionManager,
      when: isStopped,
      text: ({ session, at }, telling) =>
        `Closing as session manager instance is being stopped: ${sessionText(beforeItsEnd(session), at, telling)}`,
    },
    {
      releases: only('openfire-4.4'),
      level: 'INFO',
      logger: loggers.httpSession,
      when: (gone, { scenario }) => isBosh(gone) && scenario.logs.bosh,
      text: ({ session }) => `Session ${session.sid} being closed`,
    },
    {
      releases: only('openfire-4.7'),
      level: 'DEBUG',
      logger: loggers.sessionManager,
      when: isBound,
      text: ({ session }, telling) =>
        `Closing session with address ${addressOf(session, telling)} and streamID ${session.sid} does not have SM enabled.`,
    },
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.sessionManager,
      when: isBound,
      text: ({ session }, telling) =>
        `Closing client session with address ${addressOf(session, telling)} and streamID ${session.sid} that does not have SM resume.`,
    },
  ],
};
