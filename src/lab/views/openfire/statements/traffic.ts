import { between, from, only } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { answerBody, createBody, requestBody } from '../wording/bosh-body.ts';
import { javaDate } from '../wording/java-time.ts';
import { loggers, none } from './loggers.ts';

/*
 * What `log.httpbind.enabled` writes (HttpBindServlet.java; openfire-logs.md A1): on stdout up to 3.9, a request in
 * info.log and its answer on stdout up to 4.3, then both in the log. The request that creates a session is written when
 * the session has its sid. Finesse's HTTPBindLog is known only from TechNote 211376, and of requests alone.
 */
type Request = ServiceOf<'bosh-request'>;
type Answer = ServiceOf<'bosh-answer'>;

const isOn = (_: unknown, { scenario }: Telling): boolean => scenario.logs.bosh;
const hasSid = (request: Request, telling: Telling): boolean =>
  isOn(request, telling) && request.purpose !== 'create' && sidOf(request) !== undefined;
const isCreated = (answer: Answer, telling: Telling): boolean =>
  isOn(answer, telling) && answer.type === 'created';
const isError = (answer: Answer, telling: Telling): boolean =>
  isOn(answer, telling) && answer.type === 'terminate' && isBindingError(answer);

const isBindingError = ({ condition }: Answer): boolean =>
  condition !== undefined && condition !== 'conflict';
const sidOf = ({ session, sid }: Request): string | undefined => session?.sid ?? sid;

const received = (request: Request, telling: Telling): string =>
  `(${sidOf(request)}): ${requestBody(request, telling)}`;
const creating = ({ session, rid }: Answer, telling: Telling): string =>
  `(${session.sid}): ${createBody(session, rid, telling)}`;
const sent = (answer: Answer, telling: Telling): string =>
  `HTTP SENT(${answer.session.sid}): ${answerBody(answer, telling)}`;
const refused = ({ session, condition }: Answer): string =>
  `HTTP ERR(${session.sid}): terminate, ${condition}.`;

const dated = ({ at }: { at: number }, { wall, scenario }: Telling, text: string): string =>
  `${javaDate(wall(at), scenario.zone)}: ${text}`;

const logger = loggers.httpBindServlet;

export const traffic: Statements = {
  'bosh-request': [
    {
      releases: only('finesse-11'),
      level: 'DEBUG',
      logger,
      when: hasSid,
      text: (request, telling) => `HTTPBindLog: HTTP RECVC${received(request, telling)}`,
    },
    {
      releases: only('openfire-3.8'),
      level: 'STDOUT',
      logger: none,
      when: hasSid,
      text: (request, telling) => dated(request, telling, `HTTP RECV${received(request, telling)}`),
    },
    {
      releases: only('openfire-4.2'),
      level: 'INFO',
      logger,
      when: hasSid,
      text: (request, telling) => dated(request, telling, `HTTP RECV${received(request, telling)}`),
    },
    {
      releases: from('openfire-4.4'),
      level: 'INFO',
      logger,
      when: hasSid,
      text: (request, telling) => `HTTP RECV${received(request, telling)}`,
    },
  ],
  'bosh-answer': [
    {
      releases: only('finesse-11'),
      level: 'DEBUG',
      logger,
      when: isCreated,
      text: (answer, telling) => `HTTPBindLog: HTTP RECVC${creating(answer, telling)}`,
    },
    {
      releases: only('openfire-3.8'),
      level: 'STDOUT',
      logger: none,
      when: isCreated,
      text: (answer, telling) => dated(answer, telling, `HTTP RECV${creating(answer, telling)}`),
    },
    {
      releases: only('openfire-4.2'),
      level: 'INFO',
      logger,
      when: isCreated,
      text: (answer, telling) => dated(answer, telling, `HTTP RECV${creating(answer, telling)}`),
    },
    {
      releases: from('openfire-4.4'),
      level: 'INFO',
      logger,
      when: isCreated,
      text: (answer, telling) => `HTTP RECV${creating(answer, telling)}`,
    },
    {
      releases: between('openfire-3.8', 'openfire-4.2'),
      level: 'STDOUT',
      logger: none,
      when: isError,
      text: (answer, telling) => dated(answer, telling, refused(answer)),
    },
    {
      releases: from('openfire-4.4'),
      level: 'INFO',
      logger,
      when: isError,
      text: refused,
    },
    {
      releases: between('openfire-3.8', 'openfire-4.2'),
      level: 'STDOUT',
      logger: none,
      when: isOn,
      text: (answer, telling) => dated(answer, telling, sent(answer, telling)),
    },
    {
      releases: from('openfire-4.4'),
      level: 'INFO',
      logger,
      when: isOn,
      text: sent,
    },
  ],
};
