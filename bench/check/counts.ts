import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A kind of record: the events that are made of it, and what ripgrep finds its first line by. */
export interface Sought {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly pattern: string;
}

export const inDebugLog: readonly Sought[] = [
  { name: 'sweeps', kinds: ['sweep'], pattern: 'Session \\(id=' },
  {
    name: 'requests',
    kinds: ['consume-response', 'bosh-request'],
    pattern: 'consumeResponse: |HTTPBindLog: HTTP RECV',
  },
  { name: 'idle closes', kinds: ['idle-close'], pattern: 'Closing idle session ' },
  {
    name: 'undeliverable messages',
    kinds: ['undeliverable'],
    pattern: 'Unable to route packet\\. No session',
  },
];

export const inWebservices: readonly Sought[] = [
  { name: 'presences', kinds: ['presence'], pattern: 'PRESENCE_NOTIFICATION_RECIEVED:' },
  {
    name: 'expiries',
    kinds: ['expiry-armed', 'expiry-fired'],
    pattern: 'AGENT_PRESENCE_MONITOR:',
  },
  { name: 'forced logouts', kinds: ['forced-logout'], pattern: 'PRESENCE DRIVEN LOGOUT:' },
  { name: 'state requests', kinds: ['state-request'], pattern: 'MESSAGE_TO_CTI_SERVER:' },
];

export const inClientLogs: readonly Sought[] = [
  { name: 'page requests', kinds: ['rest-request'], pattern: 'Making REST request: method=' },
  { name: 'page answers', kinds: ['rest-response'], pattern: 'Returned with status=' },
  { name: 'page events', kinds: ['client-event'], pattern: 'Received XML event on node ' },
  {
    name: 'page statuses',
    kinds: ['client-status'],
    pattern: 'MasterPublisher\\._connInfoHandler\\(\\) - Connection status: ',
  },
  { name: 'page starts', kinds: ['client-start'], pattern: '^Mozilla/|Finesse logger initialized' },
];

/** Beside those that are counted, the records that are used, by their first lines. */
const alsoUsed = {
  debug: ['REQUEST /http-bind', 'time=\\d'],
  webservices: [
    'SUBSCRIBE_REQUEST_SUCCESS:',
    'DECODED_MESSAGE_FROM_CTI_SERVER:',
    'XMPP_PUBLISH_ASYNCHRONOUS: %\\[NodeId=/finesse/api/User/\\d+\\]',
  ],
};

const oneOf = (sought: readonly Sought[], more: readonly string[]): string =>
  [...sought.map(({ pattern }) => pattern), ...more].join('|');

/** Finds the lines of all records that are used. */
export const usedOfDebugLog = oneOf(inDebugLog, alsoUsed.debug);
export const usedOfWebservices = oneOf(inWebservices, alsoUsed.webservices);
export const usedOfClientLogs = oneOf(inClientLogs, []);

/** As many records must have been read as ripgrep finds: what is timed is what was meant. */
export async function assertCounts(bundle: string, sought: readonly Sought[]): Promise<void> {
  const events = await countEvents(bundle, [...new Set(sought.flatMap(({ kinds }) => kinds))]);
  for (const { name, kinds, pattern } of sought) {
    const read = kinds.reduce((sum, kind) => sum + (events.get(kind) ?? 0), 0);
    const lines = countLines(bundle, pattern);
    if (read !== lines) throw new Error(`${name} in ${bundle}: ${read} read, rg finds ${lines}`);
    console.error(`${name}: ${read} read, as many as rg finds`);
  }
}

/** Told with `--all` alone. */
const routine = new Set(['sweep', 'consume-response', 'bosh-request']);

/** As `timeline` tells them. */
async function countEvents(bundle: string, kinds: readonly string[]) {
  const all = kinds.some((kind) => routine.has(kind)) ? ['--all'] : [];
  const command = ['bin/bosh-diag.js', 'timeline', bundle, ...all, '-f', 'ndjson', '--quiet'];
  const child = spawn('node', [...command, '--kind', ...kinds], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const counts = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    const kind = /"kind":"([^"]*)"/.exec(line)?.[1] ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const status = await ended;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  return counts;
}

function countLines(bundle: string, pattern: string): number {
  const args = ['-c', '--no-filename', '--include-zero', pattern, bundle];
  const { stdout, stderr, status } = spawnSync('rg', args, { encoding: 'utf8' });
  // 1: it found nothing.
  if (status !== 0 && status !== 1) throw new Error(`rg ${args.join(' ')} failed: ${stderr}`);
  return stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
}
