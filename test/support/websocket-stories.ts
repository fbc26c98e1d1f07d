import {
  clientStatus,
  connectUrl,
  kick,
  type Line,
  pageEvent,
  pingFailed,
  presence,
  restRequest,
  restResponse,
  routeAdded,
  routeRemoved,
  serverStart,
  serverStop,
  time,
  webSocketClosed,
  webTick,
} from './lines.ts';

/** What the logs of one agent on a WebSocket hold of a story, by log. */
export interface WebSocketStory {
  readonly webservices: readonly Line[];
  /** At info level nothing is written of WebSocket sessions but a stop of the whole service. */
  readonly info: readonly Line[];
  readonly debug: readonly Line[];
  readonly client: readonly Line[];
}

const agent = '1001003';
const from = time('10:00:00');
const lossAt = time('10:10:00.500');
const to = time('10:40:00');
const second = 1_000;
const minute = 60 * second;

const url = 'wss://finesse1.example.com:8445/ws/';

/** The page asks for SystemInfo every minute; `answered` says whether that comes back. */
function polls(first: number, last: number, answered = true): Line[] {
  const lines: Line[] = [];
  for (let at = first; at <= last; at += minute) {
    const id = String(at);
    lines.push(restRequest(at, agent, id));
    if (answered) lines.push(restResponse(at + 14, agent, id));
  }
  return lines;
}

const signIn = (at: number): Line[] => [
  connectUrl(at, agent, url),
  clientStatus(at + 1, agent, 'connecting'),
  clientStatus(at + 447, agent, 'connected'),
];
const reconnect = (at: number): Line[] => [
  clientStatus(at - 4 * second, agent, 'reconnecting'),
  ...signIn(at - second),
];

const start: WebSocketStory = {
  webservices: [webTick(from), presence(from + second, agent, 'available'), webTick(to)],
  info: [serverStart(from - minute)],
  debug: [routeAdded(from + second, agent)],
  client: [...signIn(from), ...polls(from + 2 * second, lossAt)],
};

const story = (more: Partial<WebSocketStory>): WebSocketStory => ({
  webservices: [...start.webservices, ...(more.webservices ?? [])],
  info: [...start.info, ...(more.info ?? [])],
  debug: [...start.debug, ...(more.debug ?? [])],
  client: more.client ?? [...start.client, ...polls(from + 602 * second, to)],
});

const closes = (at: number, attributes = ''): Line[] => [
  webSocketClosed(at, agent, attributes),
  routeRemoved(at, agent),
  webSocketClosed(at, agent, attributes),
  routeRemoved(at, agent),
];
/** The old session goes as the new one binds its JID. */
const kicked = (at: number): Line[] => [
  kick(at, agent),
  webSocketClosed(at, agent),
  routeRemoved(at, agent),
  routeAdded(at, agent),
];
const gone = (at: number): Line => presence(at, agent, 'unavailable');
const back = (at: number): Line => presence(at, agent, 'available');
const after = (at: number): Line[] => polls(at + minute, to);

const backAt = lossAt + 103 * second;
const awakeAt = lossAt + 10 * minute;

export const webSocketStories = {
  healthy: story({}),
  'page closed': story({
    webservices: [gone(lossAt + 20)],
    debug: closes(lossAt, ' type="unavailable"'),
    client: [
      ...start.client,
      clientStatus(lossAt - 5, agent, 'unloading'),
      clientStatus(lossAt, agent, 'disconnecting'),
    ],
  }),
  'browser killed': story({
    webservices: [gone(lossAt + 20)],
    debug: closes(lossAt),
    client: start.client,
  }),
  reset: story({
    webservices: [gone(lossAt + 20), back(lossAt + 5 * second)],
    debug: [...closes(lossAt), routeAdded(lossAt + 5 * second, agent)],
    client: [
      ...start.client,
      clientStatus(lossAt + 2, agent, 'disconnected'),
      ...reconnect(lossAt + 5 * second),
      ...after(lossAt),
    ],
  }),
  // Neither end is told: the server learns of it as the desktop binds its JID anew.
  'black hole of 100 s': story({
    webservices: [gone(backAt), back(backAt + 20)],
    debug: kicked(backAt),
    client: [
      ...start.client,
      pageEvent(lossAt - 3 * second, agent),
      pingFailed(lossAt + 15 * second, agent),
      pingFailed(lossAt + 25 * second, agent),
      clientStatus(lossAt + 25 * second + 1, agent, 'disconnected'),
      ...polls(lossAt + minute, lossAt + minute, false),
      ...reconnect(backAt),
      ...after(backAt),
    ],
  }),
  'PC asleep for 10 min': story({
    webservices: [gone(awakeAt + 6 * second), back(awakeAt + 6 * second + 20)],
    debug: kicked(awakeAt + 6 * second),
    client: [
      ...start.client,
      pageEvent(lossAt - 3 * second, agent),
      pingFailed(awakeAt + 100, agent),
      clientStatus(awakeAt + 200, agent, 'disconnected'),
      ...reconnect(awakeAt + 6 * second),
      ...after(awakeAt),
    ],
  }),
  // Its timers fire once a minute: the server's view, if it ends the session for want of pings.
  'tab hidden': story({
    webservices: [gone(lossAt + 20), back(lossAt + 30 * second)],
    debug: [...closes(lossAt), routeAdded(lossAt + 30 * second, agent)],
    client: [
      ...start.client,
      ...polls(lossAt + 1_500, lossAt + 1_500),
      clientStatus(lossAt + 25 * second, agent, 'disconnected'),
      ...reconnect(lossAt + 30 * second),
      ...after(lossAt + 1_500),
    ],
  }),
  'channel alone fails': story({
    webservices: [gone(lossAt + 40 * second), back(lossAt + 40 * second + 20)],
    debug: kicked(lossAt + 40 * second),
    client: [
      ...start.client,
      pageEvent(lossAt - 3 * second, agent),
      pingFailed(lossAt + 15 * second, agent),
      restRequest(lossAt + 20 * second, agent, 'between'),
      restResponse(lossAt + 20 * second + 12, agent, 'between'),
      pingFailed(lossAt + 25 * second, agent),
      clientStatus(lossAt + 25 * second + 1, agent, 'disconnected'),
      ...reconnect(lossAt + 40 * second),
      ...after(lossAt),
    ],
  }),
  'server restart': story({
    webservices: [gone(lossAt + 20), back(lossAt + 50 * second)],
    info: [serverStop(lossAt), serverStart(lossAt + 30 * second)],
    debug: [...closes(lossAt), routeAdded(lossAt + 50 * second, agent)],
    client: [
      ...start.client,
      clientStatus(lossAt + 100, agent, 'disconnected'),
      ...reconnect(lossAt + 50 * second),
      ...after(lossAt),
    ],
  }),
  'second sign-in': story({
    webservices: [gone(lossAt), back(lossAt + 20)],
    debug: kicked(lossAt),
    client: [...start.client, clientStatus(lossAt + 5, agent, 'conflict')],
  }),
  unauthorized: story({
    webservices: [gone(lossAt + 20)],
    debug: closes(lossAt),
    client: [
      ...start.client,
      clientStatus(lossAt + 2, agent, 'disconnected'),
      clientStatus(lossAt + 4 * second, agent, 'reconnecting'),
      clientStatus(lossAt + 5 * second, agent, 'unauthorized'),
      ...after(lossAt),
    ],
  }),
} as const satisfies Readonly<Record<string, WebSocketStory>>;

export const webSocketBundles = {
  webservices: ['webservices'],
  'webservices and client': ['webservices', 'client'],
  'webservices, client and info': ['webservices', 'client', 'info'],
  'openfire at info': ['info'],
  'openfire at debug': ['info', 'debug'],
  client: ['client'],
} as const satisfies Readonly<Record<string, readonly (keyof WebSocketStory)[]>>;
