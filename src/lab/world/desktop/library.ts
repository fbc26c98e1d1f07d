import type { ClientStatus } from '../../happening.ts';
import type {
  BoshAnswer,
  BoshRequest,
  Call,
  Publication,
  Reply,
  SocketEnd,
  SocketHandlers,
} from '../exchange.ts';
import type { Random } from '../random.ts';
import type { EventLoop } from './event-loop.ts';

/** What the page gives its XMPP library. */
export interface LibraryHost {
  readonly agent: string;
  readonly resource: string;
  readonly waitSeconds: number;
  readonly loop: EventLoop;
  readonly random: Random;
  bosh(request: BoshRequest, reply: Reply<BoshAnswer>): Call;
  socket(handlers: SocketHandlers): SocketEnd;
  status(status: ClientStatus): void;
  transport(transport: 'bosh' | 'websocket'): void;
  reset(status: 'disconnected' | 'conflict' | 'unauthorized'): void;
  pingFailed(): void;
  received(publication: Publication): void;
  /** The next sign-in ends in a burst: asked once for each. */
  takeBurst(): boolean;
}

/** How a page is left: its server is told, the browser closes its connections in order, or everything breaks off. */
export type Parting = 'politely' | 'silently' | 'killed';

/** The XMPP library of a page: keeps its connection to the Notification Service, and makes a new one when it is lost. */
export interface Library {
  connect(): void;
  /** For good. */
  close(parting: Parting): void;
}
