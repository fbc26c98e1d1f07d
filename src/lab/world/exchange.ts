/*
 * What desktops and servers say to each other. The path between them (path.ts) carries it, late or never.
 */

/** The end of a request that the server holds in its hands. */
export interface Exchange<Answer> {
  /** Whence it came, as the server sees it. */
  readonly ip: string;
  readonly port: number;
  /** The first answer counts; the path may still lose it. */
  answer(answer: Answer): void;
  /** The server's process ended, or threw the connection away: the browser learns of it at once. */
  reset?(): void;
}

/** What becomes of a request, as the browser sees it. */
export interface Reply<Answer> {
  answered(answer: Answer): void;
  /** A proxy answers in the server's stead, with this HTTP status. */
  turnedAway(status: number): void;
  /** `offline`: the browser knew that it had no network and did not try. `reset`: the connection broke. */
  failed(why: 'offline' | 'reset'): void;
}

/** A request on its way. */
export interface Call {
  /** The browser forgets it: no reply comes any more, but the server may have it, and keeps it. */
  abort(): void;
}

export type BoshPurpose =
  | 'create'
  | 'auth'
  | 'restart'
  | 'bind'
  | 'session'
  | 'presence'
  | 'poll'
  | 'terminate';

export interface BoshRequest {
  readonly agent: string;
  readonly resource: string;
  readonly purpose: BoshPurpose;
  readonly rid: number;
  /** Absent in a `create`. */
  readonly sid?: string;
  /** Seconds that the desktop lets the server hold a poll. */
  readonly waitSeconds: number;
}

/** An event of Finesse on its way to a desktop. */
export interface Publication {
  readonly id: number;
  /** `/finesse/api/User/1001003` */
  readonly pubsubNode: string;
  /** The payload as XML, of one line or several. */
  readonly xml: string;
  /** When Finesse made it, by its own clock, epoch ms. */
  readonly madeAt: number;
}

export interface BoshAnswer {
  /** 200, or what the HTTP server or a proxy says instead: then only `status` counts. */
  readonly status: number;
  readonly type: 'created' | 'done' | 'empty' | 'data' | 'terminate';
  readonly sid?: string;
  /** Of a terminate, or the stream error of a conflict: `item-not-found`, `policy-violation`, `conflict` … */
  readonly condition?: string;
  readonly publications?: readonly Publication[];
}

/** What the page asks Finesse for over REST. */
export interface RestRequest {
  readonly agent: string;
  readonly method: 'GET' | 'PUT';
  /** `system-info` every 60 s; the others by the agent's or the page's doing. */
  readonly object:
    | 'system-info'
    | 'desktop'
    | 'user'
    | 'sign-in'
    | 'sign-out'
    | 'ready'
    | 'not-ready'
    | 'forced-sign-out';
  readonly url: string;
}

export interface RestAnswer {
  readonly status: number;
  /** Of `system-info`. */
  readonly state?: 'IN_SERVICE' | 'OUT_OF_SERVICE';
  /** Of `user`: whether the agent is signed in. Absent: the page takes it as it was. */
  readonly signedIn?: boolean;
  /** The server's clock as the answer left, epoch ms. */
  readonly serverTime: number;
}

/** A WebSocket's frames: `ping` and `pong` are XMPP pings of the page's tunnel. */
export type Frame =
  | { readonly type: 'sign-in'; readonly agent: string; readonly resource: string }
  | { readonly type: 'signed-in' }
  | { readonly type: 'ping' | 'pong' | 'close' }
  | { readonly type: 'server-ping' | 'server-pong' }
  | { readonly type: 'stream-error'; readonly condition: string }
  | { readonly type: 'publication'; readonly publication: Publication };

/** One end of an open WebSocket. */
export interface SocketEnd {
  readonly ip: string;
  readonly port: number;
  send(frame: Frame): void;
  /** `reset` without a closing handshake; the other end learns of either, if the path lets it. */
  close(how: 'clean' | 'reset'): void;
}

export interface SocketHandlers {
  frame(frame: Frame): void;
  closed(how: 'clean' | 'reset'): void;
}

/** The ports of a server: of its Notification Service, and of its Tomcat. */
export type Entrance = 'notification' | 'web';

/** A Finesse server as its desktops see it. What it does not answer, nobody answers. */
export interface DesktopServer {
  readonly name: string;
  readonly host: string;
  /** Whether it takes connections there; where it does not, they are reset at once. Absent: always. */
  isUp?(at: Entrance): boolean;
  bosh(request: BoshRequest, exchange: Exchange<BoshAnswer>): void;
  rest(request: RestRequest, exchange: Exchange<RestAnswer>): void;
  /** A WebSocket was opened; the answer takes what comes over it. */
  socket(end: SocketEnd): SocketHandlers;
}

/** What a Notification Service tells the Finesse beside it. */
export interface ServiceListener {
  presence(jid: string, type: 'available' | 'unavailable'): void;
  /** Finesse's own connection to it broke, or could be made. */
  service(state: 'lost' | 'established'): void;
}
