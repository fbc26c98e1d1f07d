import type { HappeningOf } from '../../happening.ts';
import type { Random } from '../../world/random.ts';
import { debug, type Entry, error, info, warning } from './entry.ts';

/*
 * What a server writes besides. But for the CTI writer's line (TechNote 200937) these records are assumed: they have the
 * grammar of the log, and mnemonics that no rule turns on.
 */

/** Rates at noise 1. */
const requestShare = 0.5;
const perRound = { queue: 0.5, cache: 0.15, writer: 0.05, fault: 0.02 };

/** A REST request in the log of the application. */
export function requestNoise(access: HappeningOf<'http-access'>, noise: number, random: Random) {
  const { agent, ip, method, url, status, tookMs } = access;
  if (!random.chance(requestShare * noise)) return [];
  const thread = `http-bio-8082-exec-${random.integer(1, 60)}`;
  const path = url.replace(/^.*\/finesse\/api\//, '').replace(/[?].*$/, '');
  return [
    info(
      thread,
      `API_REQUEST: %[REQUEST_METHOD=${method}][REQUEST_URL=${path}][agent_id=${agent}][client_address=${ip}]: Request from client to webservice api`,
    ),
    info(
      thread,
      `API_RESPONSE: %[REQUEST_URL=${path}][RESPONSE_CODE=${status}][elapsed_time=${tookMs}]: Response to client from webservice api`,
    ),
  ];
}

/** With each round of queue statistics. */
export function roundNoise(noise: number, random: Random, multiLine: boolean): Entry[] {
  const entries: Entry[] = [];
  const queue = random.integer(28_340, 28_360);
  if (random.chance(perRound.queue * noise))
    entries.push(info(worker(random), queueUpdate(queue, multiLine)));
  if (random.chance(perRound.cache * noise))
    entries.push(
      info(
        `pool-${random.integer(3, 9)}-thread-1`,
        `CACHE_REFRESH: %[cache_name=TEAM][size=${random.integer(2, 40)}]: Cache was refreshed`,
      ),
    );
  if (random.chance(perRound.writer * noise)) {
    const thread = `pool-19-thread-${random.integer(1, 8)}`;
    entries.push(
      debug(
        thread,
        `CTIWriter.getQueryQueueStatisticsReq(): {Thrd=${thread}} params : invokeId=${random.integer(100_000, 200_000)}, queueId=${queue}`,
      ),
    );
  }
  if (random.chance(perRound.fault * noise)) entries.push(random.chance(0.5) ? refused : failed);
  return entries;
}

const worker = (random: Random): string => `CoreImpl-worker${random.integer(1, 200)}`;

function queueUpdate(queue: number, multiLine: boolean): string {
  const lines = [
    '<Update>',
    '  <data>',
    '    <Queue>',
    `      <uri>/finesse/api/Queue/${queue}</uri>`,
    `      <name>Queue ${queue}</name>`,
    '      <statistics>',
    '        <callsInQueue>0</callsInQueue>',
    '      </statistics>',
    '    </Queue>',
    '  </data>',
    '  <event>PUT</event>',
    '</Update>',
  ];
  const payload = multiLine ? lines.join('\n') : lines.map((line) => line.trim()).join('');
  return `XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/Queue/${queue}][Payload=${payload}]: `;
}

const refused = warning(
  'http-bio-8082-exec-12',
  'API_ERROR: %[error_type=Invalid Input][error_message=Parameter is invalid]: A request could not be served',
);

/** No resource is used up: a fault of the program. */
const failed = error(
  'http-bio-8082-exec-7',
  [
    'API_ERROR_DETAIL: %[error=Internal Server Error][error_message=null]: Details of an error',
    'java.lang.NullPointerException',
    '\tat com.cisco.ccbu.finesse.api.User.getMediaState(User.java:412)',
    '\tat com.cisco.ccbu.finesse.api.UserResource.get(UserResource.java:97)',
    '\tat org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)',
    '\tat java.lang.Thread.run(Thread.java:745)',
  ].join('\n'),
);
