import { from, only, upTo } from '../releases.ts';
import type { Level, Statement, Statements } from '../statement.ts';
import { loggers } from './loggers.ts';

/* What a start writes besides, as 3.8.2 and 4.2.4 wrote it; a selection, in its order. */
type Line = readonly [Level, string, string];

const caches = ['Routing Users Cache', 'Routing User Sessions', 'Roster', 'Offline Message Size']
  .concat('Presence Cache', 'Client Session Info Cache', 'Directed Presences', 'Published Items')
  .map(
    (name): Line => [
      'INFO',
      loggers.cacheFactory,
      `Created cache [org.jivesoftware.util.cache.DefaultLocalCacheStrategy] for ${name}`,
    ],
  );

const { proxool } = loggers;
const database: readonly Line[] = [
  ['DEBUG', proxool, 'Proxool 0.9.0RC3+ (February 6 2008)'],
  ['DEBUG', proxool, 'Delegating property to driver: user=sa'],
  ['DEBUG', proxool, 'Delegating property to driver: password=********'],
  ['DEBUG', proxool, 'Recognised proxool property: proxool.maximum-connection-count=25'],
  [
    'DEBUG',
    'org.logicalcobwebs.proxool.HouseKeeperController',
    "Registering 'openfire' house keeper",
  ],
  ['DEBUG', proxool, '000000 (01/02/00) - Connection #1 created on demand = ACTIVE'],
];

const third: readonly Line[] = [
  [
    'DEBUG',
    'org.jivesoftware.openfire.clearspace.ClearspaceManager',
    'ClearspaceManager: Created new ClearspaceManager() instance, fields:\n\t URI: null\n\t sharedSecret: null\n',
  ],
  ['INFO', 'org.eclipse.jetty.util.log', 'started o.e.j.s.ServletContextHandler{/http-bind,null}'],
  // Seen with a Java that is newer than this Jetty; its frames were not kept.
  ['WARN', 'org.eclipse.jetty.util.log', '\njava.lang.NullPointerException'],
];

const modules = ['Routing table', 'Session Manager', 'Resource Binding handler']
  .concat('Publish Subscribe Service', 'Connection Manager')
  .map((name): Line => ['DEBUG', loggers.xmppServer, `Starting module: ${name}`]);
const mechanisms = ['ANONYMOUS', 'PLAIN', 'DIGEST-MD5', 'CRAM-MD5', 'SCRAM-SHA-1', 'EXTERNAL'].map(
  (name): Line => ['INFO', loggers.sasl, `Support added for the '${name}' SASL mechanism.`],
);

const written = (
  lines: readonly Line[],
  releases = upTo('openfire-5.0'),
): Statement<'service-start'>[] =>
  lines.map(([level, logger, text]) => ({
    releases,
    level,
    logger,
    when: (_, { scenario }) => scenario.logs.noise > 0,
    text: () => text,
  }));

export const startUp: Statements = {
  'service-start': [
    ...written(database, upTo('openfire-4.2')),
    ...written(caches),
    ...written(third, only('openfire-3.8')),
    ...written([...modules, ...mechanisms], from('openfire-4.2')),
  ],
};
