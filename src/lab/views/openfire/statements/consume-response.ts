import type { Session } from '../../../world/session.ts';
import { upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { beforeItsEnd, sessionText } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/*
 * HttpSession.consumeResponse() of 3.8 and 3.9, and of Finesse (TechNote 211376): once where an answer is at hand, twice for
 * a held request, as it is suspended and as it is answered (openfire-logs.md A5.3). What creates, restarts or ends a
 * session is answered elsewhere.
 */
type Answer = ServiceOf<'bosh-answer'>;

const consumed = {
  releases: upTo('openfire-3.8'),
  level: 'DEBUG',
  logger: loggers.httpSession,
} as const;

const consumedText = (session: Session, rid: number, at: number, telling: Telling): string =>
  `consumeResponse: ${sessionText(session, at, telling)} rid: ${rid}`;

const isConsumed = ({ held, type, session }: Answer): boolean =>
  held || (type !== 'created' && type !== 'terminate' && session.purpose !== 'restart');

/** A conflict goes out before the session that it ends is closed. */
const asItWas = ({ session, condition }: Answer): Session =>
  condition === 'conflict' ? beforeItsEnd(session) : session;

export const consumeResponse: Statements = {
  'bosh-held': [
    {
      ...consumed,
      text: ({ session, rid, at }, telling) => consumedText(session, rid, at, telling),
    },
  ],
  'bosh-answer': [
    {
      ...consumed,
      when: isConsumed,
      text: (answer, telling) => consumedText(asItWas(answer), answer.rid, answer.at, telling),
    },
  ],
};
