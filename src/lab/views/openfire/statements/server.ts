import { between, from, only, openfireOf, upTo } from '../releases.ts';
import type { Level, Statement, Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { bannerDate } from '../wording/java-time.ts';
import { loggers, none } from './loggers.ts';

/* XMPPServer.java, HttpBindManager.java, HttpSessionManager.java: from the first line of a start to the last of a stop. */

/** Java 7 wrote the logs of Finesse 11, a later one those that were seen of 3.8.2 and 4.2.4. */
const banner = ({ at }: ServiceOf<'service-start'>, { release, wall }: Telling): string =>
  `Openfire ${openfireOf[release]} [${bannerDate(wall(at), release !== 'finesse-11')}]`;

const stopped = (
  logger: string,
  text: string,
  releases = upTo('openfire-5.0'),
  level: Level = 'INFO',
): Statement<'service-stop'> => ({ releases, level, logger, text: () => text });

const { xmppServer, httpBindManager, httpSessionManager, sessionManager } = loggers;
const modules = 'Shutting down 61 modules ...';
const plugins = 'Shutting down plugins ...';

export const server: Statements = {
  'service-start': [
    {
      releases: upTo('openfire-5.0'),
      level: 'INFO',
      logger: xmppServer,
      text: () => 'Registering shutdown hook (standalone mode)',
    },
    { releases: upTo('openfire-5.0'), level: 'INFO', logger: xmppServer, text: banner },
    { releases: upTo('openfire-5.0'), level: 'STDOUT', logger: none, text: banner },
    {
      releases: only('openfire-3.8'),
      level: 'INFO',
      logger: 'org.eclipse.jetty.util.log',
      text: () => 'jetty-7.5.4.v20111024',
    },
    {
      releases: from('openfire-4.2'),
      level: 'INFO',
      logger: httpSessionManager,
      text: () => 'Starting instance',
    },
    {
      releases: from('openfire-4.2'),
      level: 'INFO',
      logger: httpBindManager,
      text: () => 'HTTP bind service started',
    },
  ],
  'service-stop': [
    stopped(xmppServer, 'Initiating shutdown ...'),
    stopped(xmppServer, modules, upTo('openfire-4.4')),
    stopped(xmppServer, plugins),
    stopped(xmppServer, modules, from('openfire-4.7')),
    stopped(sessionManager, 'SessionManager: Stopping server', upTo('openfire-5.0'), 'DEBUG'),
    stopped(httpSessionManager, 'Stopping instance', between('openfire-4.2', 'openfire-5.0')),
    stopped(httpBindManager, 'HTTP bind service stopped', from('openfire-4.2')),
    stopped(xmppServer, 'Openfire stopped'),
  ],
};
