import { upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { sessionText } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/*
 * HttpSession.consumeResponse() of 3.8 and 3.9, and of Finesse (TechNote 211376): once where an answer is at hand, twice for
 * a held request, as it is suspended and as it is answered (openfire-logs.md A5.3). What creates, restarts or ends a
 * session is answered elsewhere.
 */
const consumed = {
  releases: upTo('openfire-3.8'),
  level: 'DEBUG',
  logger: loggers.httpSession,
  text: ({ session, rid, at }: ServiceOf<'bosh-held' | 'bosh-answer'>, telling: Telling) =>
    `consumeResponse: ${sessionText(session, at, telling)} rid: ${rid}`,
} as const;

const isConsumed = ({ held, type, session }: ServiceOf<'bosh-answer'>): boolean =>
  held || (type !== 'created' && type !== 'terminate' && session.purpose !== 'restart');

export const consumeResponse: Statements = {
  'bosh-held': [consumed],
  'bosh-answer': [{ ...consumed, when: isConsumed }],
};
