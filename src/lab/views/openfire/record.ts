import type { Release } from '../../scenario/scenario.ts';
import type { Random } from '../../world/random.ts';
import { isAtLeast } from './releases.ts';
import type { Level } from './statement.ts';
import type { Telling } from './telling.ts';

interface Message {
  readonly level: Exclude<Level, 'STDOUT'>;
  readonly logger: string;
  readonly text: string;
}

/** A record with its head, and the log that it goes to. */
interface Placed {
  readonly log: string;
  readonly text: string;
}

/** A message in each log that takes it, in the pattern of the release's log4j settings (openfire-logs.md A1). */
export function place({ level, logger, text }: Message, at: number, telling: Telling): Placed[] {
  const { release, wall, random } = telling;
  const shown = new Date(wall(at)).toISOString();
  const date = shown.slice(0, 10).replaceAll('-', '.');
  const second = `${date} ${shown.slice(11, 19)}`;
  const own = `openfire/${fileOf(level)}`;
  if (release === 'finesse-11') return [{ log: own, text: `${second} ${text}` }];
  const plain = { log: own, text: `${second} ${logger} - ${text}` };
  if (release === 'openfire-3.8') return [plain];
  const thread = `[${threadOf(logger, random)}]: ${logger} - ${text}`;
  if (!isAtLeast(release, 'openfire-4.7')) {
    return [plain, { log: 'openfire/all.log', text: `${second} ${level.padEnd(5)} ${thread}` }];
  }
  const stamp = release === 'openfire-4.7' ? second : `${date} ${shown.slice(11, 23)}`;
  return [{ log: 'openfire/openfire.log', text: `${stamp} ${inColour(level)} ${thread}` }];
}

/** Debug logging opens the root to every level up to 4.2, to DEBUG later (openfire-logs.md A1). */
export function isWritten(level: Level, release: Release, debug: boolean): boolean {
  if (level === 'TRACE') return debug && !isAtLeast(release, 'openfire-4.4');
  return level !== 'DEBUG' || debug;
}

const fileOf = (level: Message['level']): string =>
  level === 'TRACE' ? 'debug.log' : `${level.toLowerCase()}.log`;

/** What `%highlight` of log4j 2 writes around a level. */
const colours = { TRACE: '30', DEBUG: '36', INFO: '32', WARN: '33', ERROR: '1;31' };
const inColour = (level: Message['level']): string =>
  `\x1b[${colours[level]}m${level.padEnd(5)}\x1b[m`;

/** Which of Openfire's pools a class runs in, as the heads of all.log show. */
const pools: readonly (readonly [RegExp, string, number])[] = [
  [/HttpSessionManager$|TaskEngine$/, 'TaskEngine-pool-', 6],
  [/RoutingTableImpl$|Router$|[.]auth[.]|IQBindHandler$|[.]SessionManager$/, 'httpbind-worker-', 8],
  [/[.]http[.]|jetty|websocket|SASLAuthentication$/, 'Jetty-QTP-BOSH-', 200],
];

function threadOf(logger: string, random: Random): string {
  const pool = pools.find(([classes]) => classes.test(logger));
  return pool === undefined ? 'main' : `${pool[1]}${random.integer(1, pool[2])}`;
}
