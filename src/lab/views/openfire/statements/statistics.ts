import { only } from '../releases.ts';
import type { Statements } from '../statement.ts';
import { addressOf } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/** Known only from TechNote 211376, which shows each line twice. */
export const statistics: Statements = {
  statistics: [
    {
      releases: only('finesse-11'),
      level: 'DEBUG',
      logger: loggers.httpSessionManager,
      times: () => 2,
      text: ({ session, at, sent, queued, dropped, bytes }, telling) =>
        [
          `time=${telling.epoch(at)}`,
          `JID=${addressOf(session, telling)}`,
          `msgs_sent=${sent}`,
          `msgs_queue=${queued}`,
          `msgs_drop=${dropped}`,
          `bytes_sent=${bytes}`,
        ].join(),
    },
  ],
};
