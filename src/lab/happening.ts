import type { Cause, Side } from '../model/words.ts';
import type { BoshPurpose, Publication } from './world/exchange.ts';
import type { Session } from './world/session.ts';

/*
 * Everything that happens in the world, told as it happens. Each log family is a view of it, and so is the truth. No
 * happening knows how a log writes it.
 */

/** At a Notification Service. */
type AtService =
  | { readonly kind: 'service-start' }
  | { readonly kind: 'service-stop' }
  /** A request arrived and was read. `session` where one has that sid. `repeated`: it is not the first with this rid. */
  | {
      readonly kind: 'bosh-request';
      readonly session?: Session;
      readonly sid?: string;
      readonly rid: number;
      readonly purpose: BoshPurpose;
      readonly agent: string;
      readonly ip: string;
      readonly port: number;
    }
  | { readonly kind: 'bosh-held'; readonly session: Session; readonly rid: number }
  /** `held`: it had been held before. Told when the answer leaves the service. */
  | {
      readonly kind: 'bosh-answer';
      readonly session: Session;
      readonly rid: number;
      readonly type: 'created' | 'done' | 'empty' | 'data' | 'terminate';
      readonly condition?: string;
      readonly held: boolean;
      readonly publications: readonly Publication[];
    }
  | { readonly kind: 'session-bound'; readonly session: Session }
  /** One for each session of a sweep, in its order. `lastActiveMs` ≤ 0: a request is held. */
  | { readonly kind: 'sweep'; readonly session: Session; readonly lastActiveMs: number }
  | { readonly kind: 'idle-close'; readonly session: Session; readonly idleMs: number }
  /** After its cause was told (`idle-close`, `rid-too-high`, `kicked` …); before the presence goes out. */
  | {
      readonly kind: 'session-gone';
      readonly session: Session;
      readonly why:
        | 'idle'
        | 'terminate'
        | 'rid'
        | 'overactivity'
        | 'replaced'
        | 'stop'
        | 'socket'
        | 'silence';
    }
  | {
      readonly kind: 'rid-too-high';
      readonly session: Session;
      readonly rid: number;
      readonly limit: number;
    }
  | { readonly kind: 'rid-unavailable'; readonly session: Session; readonly rid: number }
  /** `open`: the first is still held, and is answered now. */
  | {
      readonly kind: 'rid-repeated';
      readonly session: Session;
      readonly rid: number;
      readonly open: boolean;
    }
  | {
      readonly kind: 'overactivity';
      readonly session: Session;
      readonly reason: 'too-many-requests' | 'polling-too-fast';
      readonly intervalSeconds: number;
    }
  | {
      readonly kind: 'invalid-session';
      readonly sid: string;
      readonly rid: number;
      readonly ip: string;
      readonly port: number;
    }
  /** `old` is thrown out by `by`. */
  | { readonly kind: 'kicked'; readonly old: Session; readonly by: Session }
  | { readonly kind: 'undeliverable'; readonly agent: string; readonly publication: Publication }
  | {
      readonly kind: 'statistics';
      readonly session: Session;
      readonly sent: number;
      readonly queued: number;
      readonly dropped: number;
      readonly bytes: number;
    }
  | { readonly kind: 'websocket-opened'; readonly session: Session }
  | { readonly kind: 'websocket-ping'; readonly session: Session }
  | {
      readonly kind: 'websocket-closed';
      readonly session: Session;
      readonly how: 'clean' | 'reset' | 'silence' | 'stop';
    }
  | {
      readonly kind: 'service-fault';
      readonly fault: 'memory' | 'threads' | 'open-files';
      readonly count: number;
    };

/** At a Finesse (webservices). `…At`, `…Ms` by its own clock, epoch ms. */
type AtFinesse =
  | { readonly kind: 'finesse-start' }
  | { readonly kind: 'presence'; readonly jid: string; readonly type: 'available' | 'unavailable' }
  | {
      readonly kind: 'subscribed' | 'unsubscribed';
      readonly agent: string;
      readonly pubsubNode: string;
    }
  | { readonly kind: 'expiry-armed' | 'expiry-fired' | 'forced-logout'; readonly agent: string }
  | {
      readonly kind: 'state-request';
      readonly agent: string;
      readonly invokeId: number;
      readonly state: number;
      readonly code?: number;
      readonly forced: boolean;
      readonly supervisor?: string;
      readonly sso: boolean;
    }
  | {
      readonly kind: 'state-event';
      readonly agent: string;
      readonly state: number;
      /** Absent: the message names none. */
      readonly code?: number;
      readonly receivedAt: number;
      readonly roundTripMs: number;
    }
  | {
      readonly kind: 'publication';
      readonly agent: string;
      readonly publication: Publication;
      readonly receivedAt: number;
    }
  | {
      readonly kind: 'cti-connection';
      readonly state: 'lost' | 'established';
      readonly mnemonic: string;
      readonly host: string;
    }
  | {
      readonly kind: 'xmpp-connection';
      readonly state: 'lost' | 'established';
      readonly mnemonic: string;
    }
  | { readonly kind: 'service-state'; readonly state: 'IN_SERVICE' | 'OUT_OF_SERVICE' }
  /** Asked for; CTI's answer takes `roundTripMs`. */
  | { readonly kind: 'queue-statistics'; readonly roundTripMs: number }
  | { readonly kind: 'pool-saturated' }
  /** Tomcat's access log, when the answer ends. */
  | {
      readonly kind: 'http-access';
      readonly agent: string;
      readonly ip: string;
      readonly method: string;
      readonly url: string;
      readonly status: number;
      readonly bytes: number;
      readonly tookMs: number;
    };

export type ClientStatus =
  | 'loaded'
  | 'connecting'
  | 'connected'
  | 'disconnected'
  | 'disconnecting'
  | 'reconnecting'
  | 'unloading'
  | 'conflict'
  | 'unauthorized';

/** On a page; told only where its JavaScript ran. */
type OnPage =
  | { readonly kind: 'page-start'; readonly userAgent: string; readonly ip: string }
  /** The page is gone, and with it its log, unless somebody had it saved before. */
  | { readonly kind: 'page-end' }
  | { readonly kind: 'page-status'; readonly status: ClientStatus }
  | {
      readonly kind: 'page-transport';
      readonly transport: 'bosh' | 'websocket';
      readonly url: string;
    }
  | { readonly kind: 'page-ping-failed' }
  /** The tunnel says why it starts anew. */
  | { readonly kind: 'page-reset'; readonly status: 'disconnected' | 'conflict' | 'unauthorized' }
  | { readonly kind: 'page-failover'; readonly status: string }
  /** From the answer to a SystemInfo: the PC's clock then, and the server's. */
  | { readonly kind: 'page-drift'; readonly serverTime: number; readonly latencyMs: number }
  | {
      readonly kind: 'page-rest';
      readonly requestId: string;
      readonly object: string;
      readonly method: string;
      readonly url: string;
    }
  | {
      readonly kind: 'page-rest-answer';
      readonly requestId: string;
      readonly object: string;
      readonly status: number;
    }
  | { readonly kind: 'page-event'; readonly publication: Publication }
  | { readonly kind: 'page-gadget'; readonly title: string; readonly url: string }
  | {
      readonly kind: 'page-gadget-error';
      readonly title: string;
      readonly url: string;
      readonly text: string;
    };

/** What was done, and to whom: the cause of what follows. Told when it begins. */
export interface Incident {
  /** `sleep-3` */
  readonly id: string;
  /** `sleep`, `black-hole` … : a name of the registry of incidents. */
  readonly what: string;
  /** The true one first; then those that share in it. */
  readonly causes: readonly [Cause, ...Cause[]];
  readonly side: Side;
  readonly from: number;
  /** When it was over by itself; absent where it never is. */
  readonly until?: number;
  readonly agents: readonly string[];
  /** A fault of the server: everybody of it. */
  readonly server?: string;
  /** It is not expected to end or nearly end a session. */
  readonly harmless: boolean;
  /** In a sentence, for people. */
  readonly text: string;
}

interface ByServer {
  /** True instant, epoch ms. */
  readonly at: number;
  /** The server's name. */
  readonly server: string;
}

interface ByPage {
  readonly at: number;
  readonly server: string;
  readonly agent: string;
  /** One number a load of the page: after a refresh it is another. */
  readonly page: string;
}

export type ServiceHappening = AtService & ByServer;
export type FinesseHappening = AtFinesse & ByServer;
export type PageHappening = OnPage & ByPage;
export type Happening =
  | ServiceHappening
  | FinesseHappening
  | PageHappening
  | { readonly kind: 'incident'; readonly at: number; readonly incident: Incident }
  /** The desktop's agent means to be signed in and at work from here on, or no longer. */
  | {
      readonly kind: 'shift';
      readonly at: number;
      readonly agent: string;
      readonly begins: boolean;
    };
export type HappeningKind = Happening['kind'];
export type HappeningOf<K extends HappeningKind> = Extract<Happening, { kind: K }>;

export type Tell = (happening: Happening) => void;
