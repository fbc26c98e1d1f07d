import type { Session } from '../../../world/session.ts';
import { between, from, only } from '../releases.ts';
import type { Statement, Statements } from '../statement.ts';
import type { ServiceOf, Telling } from '../telling.ts';
import { addressOf, beforeItsEnd, sessionText } from '../wording/session-text.ts';
import { loggers } from './loggers.ts';

/*
 * XmppWebSocket.java (4.0–4.7) and WebSocketClientConnectionHandler.java (4.8–5.1); 3.8 and Finesse 11 have no WebSocket
 * of their own. Nothing is written as one opens. Up to 4.7 each close is told twice, as the socket and then the session
 * closes, and the route is removed twice (openfire-logs.md A5.10); from 4.8 on only what the service itself finds wrong.
 */
type Closed = ServiceOf<'websocket-closed'>;

/** One that another took the place of is told of when its session is closed already, and so once. */
const isReplaced = ({ session, how }: Closed): boolean => how === 'clean' && session.status === -1;

const closing = (status: Session['status']): Statement<'websocket-closed'> => ({
  releases: between('openfire-4.2', 'openfire-4.7'),
  level: 'DEBUG',
  logger: loggers.webSocket,
  when: (closed) => closed.how !== 'stop' && (status === -1 || !isReplaced(closed)),
  text: (closed, telling) => {
    const { session, at, how } = closed;
    // A desktop that goes of itself says so before; otherwise its last presence stands.
    const last = how === 'clean' && !isReplaced(closed) ? saidGoodbye : stillThere;
    return `Closing session ${sessionText({ ...session, ...last, status }, at, telling)}`;
  },
});

const saidGoodbye = { presence: 'unavailable', purpose: 'terminate' } as const;
const stillThere = { presence: 'available' } as const;

const connectionText = (session: Session, telling: Telling): string => {
  const { ip, port } = session;
  const hash = telling.random.fork(`socket ${session.sid}`).hex(8);
  return `WebSocketConnection{jid=${addressOf(session, telling)}, remotePeer=/${ip}:${port}, socket=${loggers.webSocketHandler}@${hash}, connectionType=SOCKET_C2S}`;
};

export const websocket: Statements = {
  'websocket-ping': [
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.webSocketHandler,
      text: ({ session }, telling) =>
        `Pinging websocket connection (XMPP address: '${addressOf(session, telling)}') that has been idle: ${connectionText(session, telling)}`,
    },
  ],
  'websocket-closed': [
    {
      releases: from('openfire-4.2'),
      level: 'DEBUG',
      logger: loggers.webSocketServlet,
      when: ({ how }) => how === 'stop',
      text: ({ session, at }, telling) =>
        `Closing session as websocket servlet is being destroyed: ${sessionText(beforeItsEnd(session), at, telling)}`,
    },
    {
      // The unavailable presence that a desktop sends before adds the route anew (seen in 4.2.4).
      releases: only('openfire-4.2'),
      level: 'DEBUG',
      logger: loggers.routingTable,
      when: (closed) =>
        closed.session.jid !== undefined && closed.how === 'clean' && !isReplaced(closed),
      text: ({ session }) => `Adding client route ${session.jid}`,
    },
    closing(3),
    closing(-1),
    {
      releases: between('openfire-4.2', 'openfire-4.4'),
      level: 'DEBUG',
      logger: loggers.routingTable,
      when: ({ session }) => session.jid !== undefined,
      text: ({ session }) => `Removing client route ${session.jid}`,
    },
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.webSocketHandler,
      when: ({ how }) => how === 'reset',
      text: ({ session }, telling) =>
        `Error detected; connection: ${connectionText(session, telling)}, session: WebSocketSession[to=JettyWebSocketFrameHandler@${telling.random.hex(8)}]\njava.nio.channels.ClosedChannelException: null`,
    },
    {
      releases: only('openfire-5.0'),
      level: 'DEBUG',
      logger: loggers.webSocketHandler,
      when: ({ how }) => how === 'silence',
      text: ({ session }, telling) =>
        `Closing connection that has been idle: ${connectionText(session, telling)}`,
    },
  ],
};
