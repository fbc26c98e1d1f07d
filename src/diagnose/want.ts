import { epochMs } from '../model/time.ts';
import type { Transport } from '../model/words.ts';
import type { Span } from '../timeline/logs/spans.ts';
import type { Wanted } from './collect.ts';

/** A log that would settle something, and the time it must cover. */
export interface Want {
  /** The server: a node of the bundle, or one that only its logs name. */
  readonly node: string;
  readonly kind: Wanted;
  readonly agents: readonly string[];
  /** Id of the disconnect that it would settle. */
  readonly disconnect?: string;
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

export const whyWanted: Readonly<Record<Wanted, string>> = {
  webservices:
    'whether Finesse lost the presence of the agents or forced them out, and when, stands only in the webservices log',
  'openfire-debug':
    "when the desktops were last in touch stands only in the Notification Service's debug.log",
  'openfire-info':
    'whether the Notification Service closed the sessions as idle, refused them or stopped stands in its info.log and warn.log',
  access:
    'whether this page and others of the same PC went on asking (SystemInfo, every 60 s) stands in the access log (folder finesse/logs)',
  client:
    'what the page itself saw (requests without an answer, a page that stopped or was left) stands only in the client log',
};

/** Where it is not known that the desktop was on BOSH, or known that it was not: Openfire says less of a WebSocket. */
export const whyWantedOf: Readonly<Record<Transport, Readonly<Record<Wanted, string>>>> = {
  bosh: whyWanted,
  unknown: {
    ...whyWanted,
    'openfire-debug':
      "when a desktop on BOSH was last in touch stands only in the Notification Service's debug.log; of one on a WebSocket it tells the end alone",
  },
  websocket: {
    ...whyWanted,
    'openfire-info':
      'whether the Notification Service stopped stands in its info.log; of how a WebSocket ended it tells little or nothing',
  },
};

/** From the first to the last of what they need. */
export const spanOf = (spans: readonly Pick<Want, 'from' | 'to'>[]): Span => ({
  from: epochMs(spans.reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY)),
  to: epochMs(spans.reduce((last, { to }) => Math.max(last, to), Number.NEGATIVE_INFINITY)),
});
