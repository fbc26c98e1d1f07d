import { between, from, only, upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { Telling } from '../telling.ts';
import { loggers } from './loggers.ts';
import { noise } from './noise-statement.ts';

/*
 * What a healthy server writes besides, as 3.8.2 and 4.2.4 wrote it (openfire-logs.md A5.7), and TechNote 211376 shows
 * it of Finesse. As somebody signs in: sign-in-noise.ts.
 */
const trace = { mean: 1, level: 'TRACE' } as const;

const port = ({ random }: Telling): number => random.integer(32_768, 60_999);
const asyncEvent = ({ random }: Telling): string =>
  `org.eclipse.jetty.server.AsyncContextEvent@${random.hex(8)}`;

const unparsed = [
  "java.lang.IllegalArgumentException: Root element 'body' is missing from parsed request data",
  '\tat org.jivesoftware.openfire.http.HttpBindBody.<init>(HttpBindBody.java:73)',
  '\tat org.jivesoftware.openfire.http.HttpBindBody.from(HttpBindBody.java:63)',
  '\tat org.jivesoftware.openfire.http.HttpBindServlet.processContent(HttpBindServlet.java:142)',
  '\tat org.eclipse.jetty.server.HttpInput.run(HttpInput.java:443)',
  '\tat org.eclipse.jetty.util.thread.QueuedThreadPool.runJob(QueuedThreadPool.java:635)',
  '\tat java.lang.Thread.run(Thread.java:748)',
].join('\n');

const pepServices = 'org.jivesoftware.openfire.pep.PEPServiceManager';
const pubsub = 'org.jivesoftware.openfire.pubsub.PubSubPersistenceManager';
const { httpBindServlet, httpSession, proxool, sasl } = loggers;

export const noises: Statements = {
  'bosh-request': [
    noise(
      only('openfire-4.2'),
      httpBindServlet,
      ({ ip }) => `Data is available to be read from [${ip}]`,
      trace,
    ),
    noise(
      only('openfire-4.2'),
      httpBindServlet,
      ({ ip }) => `All data has been read from [${ip}]`,
      trace,
    ),
    noise(
      only('finesse-11'),
      httpSession,
      (_, telling) => `Launching thread for /127.0.0.1:${port(telling)}`,
      { mean: 0.5 },
    ),
    noise(
      only('finesse-11'),
      httpSession,
      (_, telling) => `Exiting since queue is empty for /127.0.0.1:${port(telling)}`,
      { mean: 0.5 },
    ),
    noise(
      upTo('openfire-3.8'),
      httpBindServlet,
      ({ ip }) => `Error parsing user request. [${ip}]`,
      { mean: 0.0005, level: 'WARN' },
    ),
    noise(
      from('openfire-4.2'),
      httpBindServlet,
      ({ ip }) => `Error parsing request data from [${ip}]\n${unparsed}`,
      { mean: 0.0005, level: 'WARN' },
    ),
  ],
  'bosh-answer': [
    noise(
      only('openfire-4.2'),
      sasl,
      () => "Cannot support 'ANONYMOUS' as it has been disabled by configuration.",
      { ...trace, when: ({ type }) => type === 'created' },
    ),
    noise(
      only('openfire-4.2'),
      httpSession,
      (_, telling) => `timeout event ${asyncEvent(telling)}`,
      { mean: 1, when: ({ held, type }) => held && type === 'empty' },
    ),
    noise(
      only('openfire-4.2'),
      httpBindServlet,
      ({ session }) => `Data can be written to [${session.ip}]`,
      trace,
    ),
    noise(
      only('openfire-4.2'),
      httpSession,
      (_, telling) => `complete event ${asyncEvent(telling)}`,
      { mean: 1 },
    ),
  ],
  'session-bound': [
    noise(
      only('openfire-4.2'),
      httpSession,
      () =>
        'Unable to deliver a stanza (it is being queued instead), although there are available connections! RID / Connection processing is out of sync!',
      { mean: 0.1, level: 'WARN', when: ({ session }) => session.transport === 'bosh' },
    ),
    noise(
      only('openfire-4.4'),
      httpSession,
      ({ session }) =>
        `Unable to deliver a stanza on session ${session.sid}(it is being queued instead), although there are available connections! RID / Connection processing is out of sync!`,
      { mean: 0.1, level: 'WARN', when: ({ session }) => session.transport === 'bosh' },
    ),
    noise(
      upTo('openfire-4.2'),
      pepServices,
      ({ session }) => `PEPService created for : ${session.jid?.replace(/\/.*/, '')}`,
      { mean: 0.1 },
    ),
    noise(
      upTo('openfire-4.2'),
      'org.jivesoftware.openfire.roster.Roster',
      () => 'Found shared group: agents with no displayName',
      { mean: 0.01, level: 'WARN' },
    ),
    noise(
      only('openfire-3.8'),
      'org.jivesoftware.openfire.IQRouter',
      ({ session }, { scenario }) =>
        `Error or result packet could not be delivered <iq type="result" id="s1" from="pubsub.${scenario.domain}" to="${session.jid}"/>`,
      { mean: 0.01, level: 'WARN' },
    ),
  ],
  sweep: [
    noise(
      between('finesse-11', 'openfire-4.2'),
      proxool,
      (_, { random }) =>
        `${String(random.integer(20, 9_999)).padStart(6, '0')} (00/03/00) - #${random.integer(1, 3)} registered a statement as closed which wasn't known to be open. This could happen if you close a statement twice.`,
      { mean: 0.05 },
    ),
    noise(upTo('openfire-4.2'), pubsub, () => 'Added new (inbound) item to cache', { mean: 0.05 }),
    noise(
      upTo('openfire-4.2'),
      pubsub,
      (_, { random }) => `Flush ${random.integer(1, 20)} pending items to database`,
      { mean: 0.05 },
    ),
  ],
};
