import type { Release } from '../../scenario/scenario.ts';
import type { Random } from '../random.ts';

/** In what the releases differ, beside the wording of their logs (openfire-logs.md A2–A4, the sources of each). */
export interface Rules {
  readonly newSid: (random: Random) => string;
  /** So many of the last answers are kept to be sent again; with hold 1. */
  readonly answersKept: number;
  /** Also that of a poll whose wait ran out. */
  readonly keepsEmptyAnswers: boolean;
  /** From where on the window of rids is counted: the last in sequence that was answered, or that came in. */
  readonly windowFrom: 'answered' | 'taken';
  /** An empty poll within 5 s of the last while another is held ends the session. */
  readonly minimumPollingInterval: boolean;
  /** A request that was held out of its turn until its wait ran out ends the session. */
  readonly expiryOutOfTurnEnds: boolean;
  /**
   * What waits for the desktop when its session is closed is routed anew by other threads, and goes into the closing
   * session as long as that is still in the routing table: the first of it are lost without a line (seen: 0–3 of 3).
   */
  readonly closingSessionSwallows: boolean;
  /** Jetty 7 measures the wait of a held request by the machine's clock; later ones do not care what it shows. */
  readonly waitsByClock: boolean;
  /** After so long without a stanza a WebSocket is sent a ping that its client must answer, in ms. */
  readonly socketPingAfterMs?: number;
  /** After so long without a stanza it is closed, in ms. */
  readonly socketSilenceMs: number;
}

/** Integer.toHexString(random): 1–8 digits, not padded. */
const hexSid = (random: Random): string => Math.floor(random.next() * 2 ** 32).toString(16);

/** 50 random bits to the base 36: up to 10 characters. */
const base36Sid = (random: Random): string =>
  (Math.floor(random.next() * 2 ** 25) * 2 ** 25 + Math.floor(random.next() * 2 ** 25)).toString(
    36,
  );

const minute = 60_000;

/**
 * Up to 4.7 only the network stack ends a silent WebSocket: a minute after its last stanza it is written a ping frame,
 * and TCP gives up to send that after some 15 minutes (net.ipv4.tcp_retries2 15: 924.6 s).
 */
const tcpGivesUpMs = minute + 924_600;

const jetty7: Rules = {
  newSid: hexSid,
  answersKept: 2,
  keepsEmptyAnswers: false,
  windowFrom: 'answered',
  minimumPollingInterval: true,
  expiryOutOfTurnEnds: true,
  closingSessionSwallows: true,
  waitsByClock: true,
  socketSilenceMs: tcpGivesUpMs,
};

const from4: Rules = {
  ...jetty7,
  newSid: base36Sid,
  answersKept: 3,
  expiryOutOfTurnEnds: false,
  waitsByClock: false,
};

/** HttpSession was written anew in 4.7: it means to demand the interval but never does; a closed one gives back (OF-2445). */
const from47: Rules = {
  ...from4,
  keepsEmptyAnswers: true,
  windowFrom: 'taken',
  minimumPollingInterval: false,
  closingSessionSwallows: false,
};

/** `xmpp.client.idle` is 6 minutes, and counts for WebSockets from 4.8 on. */
const from48: Rules = { ...from47, socketPingAfterMs: 3 * minute, socketSilenceMs: 6 * minute };

export const rulesOf: Record<Release, Rules> = {
  'finesse-11': jetty7,
  'openfire-3.8': jetty7,
  'openfire-4.2': from4,
  'openfire-4.4': from4,
  'openfire-4.7': from47,
  'openfire-5.0': from48,
};
