import type { Agenda } from './agenda.ts';
import type { Carrier, Connection } from './carrier.ts';
import type { Frame, SocketEnd, SocketHandlers } from './exchange.ts';

interface Opening {
  readonly agenda: Agenda;
  readonly carrier: Carrier;
  readonly connection: Connection;
  readonly extraMs: number;
  /** The browser's. */
  readonly handlers: SocketHandlers;
  /** The server's, where it takes the connection. */
  readonly accept: (end: SocketEnd) => SocketHandlers | undefined;
  readonly isOffline: boolean;
  readonly over: () => void;
}

export interface BrowserEnd extends SocketEnd {
  /** The browser's own network threw it away. */
  reset(): void;
}

/** One direction of a WebSocket: everything comes in its order, or the sender learns at last that nothing did. */
class Direction {
  readonly #opening: Opening;
  #last = 0;

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  carry(arrived: () => void, lost: () => void, extraMs = 0): void {
    const { carrier, connection } = this.#opening;
    this.#last = carrier.carry(connection, { after: this.#last, extraMs, arrived, lost });
  }
}

/** Opens a WebSocket over a connection; answers the browser's end. */
export function openSocket(opening: Opening): BrowserEnd {
  const { agenda, connection, handlers } = opening;
  const [out, back] = [new Direction(opening), new Direction(opening)];
  const isOpen = { browser: true, server: false };
  let server: SocketHandlers | undefined;

  const endBrowser = (how: 'clean' | 'reset'): void => {
    if (!isOpen.browser) return;
    isOpen.browser = false;
    opening.over();
    handlers.closed(how);
  };
  const endServer = (how: 'clean' | 'reset'): void => {
    if (!isOpen.server) return;
    isOpen.server = false;
    server?.closed(how);
  };
  /** What reaches a browser that has closed is answered by a reset. */
  const toBrowser = (frame: Frame): void => {
    if (isOpen.browser) handlers.frame(frame);
    else
      out.carry(
        () => endServer('reset'),
        () => {},
      );
  };
  const serverEnd: SocketEnd = {
    ip: connection.ip,
    port: connection.port,
    send: (frame) => {
      if (isOpen.server)
        back.carry(
          () => toBrowser(frame),
          () => endServer('reset'),
        );
    },
    close: (how) => {
      isOpen.server = false;
      back.carry(
        () => endBrowser(how),
        () => {},
      );
    },
  };

  if (opening.isOffline) agenda.in(1, () => endBrowser('reset'));
  else {
    const accept = (): void => {
      isOpen.server = true;
      server = opening.accept(serverEnd);
      isOpen.server = isOpen.server && server !== undefined;
      if (!server)
        back.carry(
          () => endBrowser('reset'),
          () => {},
        );
    };
    out.carry(accept, () => endBrowser('reset'), opening.extraMs);
  }
  return {
    ip: connection.ip,
    port: connection.port,
    send: (frame) => {
      if (!isOpen.browser) return;
      out.carry(
        () => isOpen.server && server?.frame(frame),
        () => endBrowser('reset'),
      );
    },
    close: (how) => {
      if (!isOpen.browser) return;
      isOpen.browser = false;
      opening.over();
      out.carry(
        () => endServer(how),
        () => {},
      );
    },
    reset: () => endBrowser('reset'),
  };
}
