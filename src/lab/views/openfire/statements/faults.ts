import { between, from, only, upTo } from '../releases.ts';
import type { Statements } from '../statement.ts';
import type { ServiceOf } from '../telling.ts';
import { loggers, none } from './loggers.ts';

/*
 * What the server wants for (openfire-logs.md A6). Without file handles Jetty 9.2 (4.2.4) writes thousands of empty records,
 * Jetty 9.4 (4.4, 4.7) and 12 (5.0) one with its exception each time; 3.8.2 was seen to write nothing at all. An error
 * that nobody catches is printed on stdout by the thread that it ends.
 */
type Fault = ServiceOf<'service-fault'>;

const is =
  (fault: Fault['fault']) =>
  (told: Fault): boolean =>
    told.fault === fault;
const count = ({ count: times }: Fault): number => times;

const notAccepted = [
  'java.io.IOException: Too many open files',
  '\tat sun.nio.ch.ServerSocketChannelImpl.accept0(Native Method)',
  '\tat sun.nio.ch.ServerSocketChannelImpl.accept(ServerSocketChannelImpl.java:250)',
  '\tat org.eclipse.jetty.server.ServerConnector.accept(ServerConnector.java:388)',
  '\tat org.eclipse.jetty.server.AbstractConnector$Acceptor.run(AbstractConnector.java:702)',
].join('\n');

const noThread = [
  'java.lang.OutOfMemoryError: unable to create new native thread',
  '\tat java.lang.Thread.start0(Native Method)',
  '\tat java.lang.Thread.start(Thread.java:717)',
  '\tat java.util.concurrent.ThreadPoolExecutor.addWorker(ThreadPoolExecutor.java:957)',
].join('\n');

const noHeap = [
  'java.lang.OutOfMemoryError: Java heap space',
  '\tat java.util.Arrays.copyOf(Arrays.java:2367)',
  '\tat java.lang.AbstractStringBuilder.expandCapacity(AbstractStringBuilder.java:130)',
].join('\n');

export const faults: Statements = {
  'service-fault': [
    {
      releases: only('openfire-4.2'),
      level: 'WARN',
      logger: 'org.eclipse.jetty.server.ServerConnector',
      when: is('open-files'),
      times: count,
      text: () => '',
    },
    {
      releases: between('openfire-4.4', 'openfire-4.7'),
      level: 'WARN',
      logger: 'org.eclipse.jetty.server.AbstractConnector',
      when: is('open-files'),
      times: count,
      text: () => `\n${notAccepted}`,
    },
    {
      releases: only('openfire-5.0'),
      level: 'WARN',
      logger: 'org.eclipse.jetty.server.AbstractConnector',
      when: is('open-files'),
      times: count,
      text: () => `Accept Failure\n${notAccepted}`,
    },
    {
      releases: upTo('openfire-5.0'),
      level: 'STDOUT',
      logger: none,
      when: is('memory'),
      times: count,
      text: (_, { random }) =>
        `Exception in thread "TaskEngine-pool-${random.integer(1, 9)}" ${noHeap}`,
    },
    {
      releases: upTo('openfire-3.8'),
      level: 'STDOUT',
      logger: none,
      when: is('threads'),
      times: count,
      text: () => `Exception in thread "Jetty-QTP-BOSH-31 Selector0" ${noThread}`,
    },
    {
      // The braces stand as they are: the message is not formatted.
      releases: between('openfire-4.2', 'openfire-4.4'),
      level: 'WARN',
      logger: loggers.taskEngine,
      when: is('threads'),
      times: count,
      text: () => "Failed to schedule task; will retry using caller's thread: {0}",
    },
    {
      releases: from('openfire-4.7'),
      level: 'WARN',
      logger: loggers.taskEngine,
      when: is('threads'),
      times: count,
      text: () => `Failed to schedule task; will retry using caller's thread.\n${noThread}`,
    },
  ],
};
