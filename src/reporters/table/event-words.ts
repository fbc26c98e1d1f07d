import { ctiState, ctiStateNames } from '../../model/cti-state.ts';
import type { Fact, FactKind, FactOf } from '../../model/fact.ts';
import { duration, count as records } from './numbers.ts';

/** How a kind of fact is told: a label, and the fields that tell something, each in a few words. */
interface Words<K extends FactKind> {
  readonly label: string;
  readonly says?: (fact: FactOf<K>) => readonly (string | false | undefined)[];
  readonly tone?: (fact: FactOf<K>) => Tone | false | undefined;
}

/** `bad`: an end, a loss, a forced logout. `good`: back, or in service. `quiet`: routine. */
export type Tone = 'bad' | 'doubtful' | 'good' | 'quiet';

type AllWords = { readonly [K in FactKind]: Words<K> };

const bad = (): Tone => 'bad';
const doubtful = (): Tone => 'doubtful';
const quiet = (): Tone => 'quiet';

/** `reason 255` where it is there. */
const with_ = (name: string, value: string | number | undefined, unit = ''): string | undefined =>
  value === undefined ? undefined : `${name} ${value}${unit}`;

const connection = ({ state, mnemonic }: { state: Change; mnemonic: string }) =>
  [state, mnemonic] as const;
const changeTone = ({ state }: { state: Change }): Tone | undefined =>
  (({ lost: 'bad', established: 'good', changed: undefined }) as const)[state];
type Change = 'lost' | 'established' | 'changed';

const stateName = (state: number): string => ctiStateNames[state] ?? `state ${state}`;

const openfire = {
  sweep: {
    label: 'sweep',
    says: ({ lastActiveMs }) => [
      lastActiveMs <= 0 ? 'a request is held' : `last active ${lastActiveMs} ms`,
    ],
    tone: ({ lastActiveMs }) => lastActiveMs <= 0 && 'quiet',
  },
  'idle-close': {
    label: 'idle close',
    says: ({ thresholdMs }) => [with_('past', thresholdMs, ' ms')],
    tone: bad,
  },
  'session-closed': {
    label: 'session closed',
    says: ({ by, unavailable }) => [
      { server: 'by the server', websocket: 'WebSocket', 'server-stop': 'the server stops' }[by],
      unavailable && 'the desktop had said goodbye',
    ],
    tone: ({ unavailable }) => !unavailable && 'bad',
  },
  'websocket-ping': { label: 'WebSocket ping', says: () => ['silent until then'], tone: doubtful },
  'route-added': { label: 'route added' },
  'route-removed': { label: 'route removed' },
  'bosh-request': {
    label: 'request',
    says: ({ type, rid, waitMs }) => [type, with_('rid', rid), with_('wait', waitMs, ' ms')],
    tone: ({ type }) => (type === 'poll' || type === 'data') && 'quiet',
  },
  'bosh-answer': {
    label: 'answer',
    says: ({ type, condition, waitMs, inactivityMs }) => [
      type,
      condition,
      with_('wait', waitMs, ' ms'),
      with_('inactivity', inactivityMs, ' ms'),
    ],
    tone: ({ type }) => (type === 'terminate' ? 'bad' : type === 'empty' && 'quiet'),
  },
  'bosh-error': {
    label: 'error answered',
    says: ({ errorType, condition }) => [errorType, condition],
    tone: bad,
  },
  'consume-response': {
    label: 'answer consumed',
    says: ({ rid, status, unavailable }) => [
      with_('rid', rid),
      status < 0 && 'session closed',
      unavailable && 'the desktop had said goodbye',
    ],
    tone: quiet,
  },
  'http-request': {
    label: 'HTTP request',
    says: ({ clientAddress, clientPort }) => [`from ${clientAddress}:${clientPort}`],
    tone: quiet,
  },
  'session-statistics': {
    label: 'statistics',
    says: ({ sent, queued, dropped }) => [`sent ${sent}`, `queued ${queued}`, `dropped ${dropped}`],
    tone: quiet,
  },
  undeliverable: { label: 'undeliverable', says: () => ['stored offline'], tone: doubtful },
  'rid-unavailable': { label: 'rid unavailable', says: ({ rid }) => [`rid ${rid}`], tone: bad },
  'rid-too-high': {
    label: 'rid too high',
    says: ({ rid, limit }) => [`rid ${rid}`, `at most ${limit}`],
    tone: bad,
  },
  'rid-repeated': { label: 'rid repeated', says: ({ rid }) => [`rid ${rid}`], tone: doubtful },
  overactivity: {
    label: 'overactivity',
    says: ({ reason, intervalSeconds }) => [
      reason.replaceAll('-', ' '),
      with_('last poll', intervalSeconds, ' s before'),
    ],
    tone: bad,
  },
  'invalid-session': {
    label: 'invalid session',
    says: ({ clientAddress }) => [`from ${clientAddress}`],
    tone: bad,
  },
  'session-error': { label: 'session error', says: ({ condition }) => [condition], tone: bad },
  conflict: { label: 'conflict', says: () => ['thrown out by a new session'], tone: bad },
  'sign-in-refused': { label: 'sign-in refused', tone: bad },
  'server-start': {
    label: 'server start',
    says: ({ release }) => [with_('Openfire', release)],
    tone: doubtful,
  },
  'server-stop': { label: 'server stop', tone: bad },
  'resource-fault': {
    label: 'resource fault',
    says: ({ fault, sign, count, durationMs = 0 }) => [
      fault,
      count !== undefined &&
        count > 1 &&
        `${records(count, 'record')} over ${duration(durationMs)}`,
      sign,
    ],
    tone: bad,
  },
} satisfies Partial<AllWords>;

const webservices = {
  presence: {
    label: 'presence',
    says: ({ type }) => [type],
    tone: ({ type }) => (type === 'available' ? 'good' : 'bad'),
  },
  'expiry-armed': { label: 'expiry armed', tone: doubtful },
  'expiry-fired': { label: 'expiry fired', tone: doubtful },
  'forced-logout': { label: 'forced logout', tone: bad },
  publication: { label: 'publication', says: ({ pubsubNode }) => [pubsubNode], tone: quiet },
  'state-request': {
    label: 'state request',
    says: ({ state, reasonCode, forced }) => [
      stateName(state),
      with_('reason', reasonCode),
      forced && 'forced',
    ],
    tone: ({ forced }) => forced && 'bad',
  },
  'state-event': {
    label: 'state',
    says: ({ state, stateName: printed = stateName(state), reasonCode }) => [
      printed,
      with_('reason', reasonCode),
    ],
    tone: ({ state }) => state === ctiState.logout && 'bad',
  },
  subscribe: { label: 'subscribed', says: ({ pubsubNode }) => [pubsubNode] },
  unsubscribe: { label: 'unsubscribed', says: ({ pubsubNode }) => [pubsubNode] },
  'cti-connection': { label: 'CTI connection', says: connection, tone: changeTone },
  'xmpp-connection': { label: 'XMPP connection', says: connection, tone: changeTone },
  'service-state': {
    label: 'service state',
    says: ({ state, mnemonic }) => [state, mnemonic],
    tone: ({ state }) => (state === 'IN_SERVICE' ? 'good' : 'bad'),
  },
  'service-start': { label: 'service start', says: ({ service }) => [service], tone: doubtful },
  'cti-round-trip': {
    label: 'CTI round trip',
    says: ({ message, durationMs }) => [message, `answered after ${durationMs} ms`],
  },
} satisfies Partial<AllWords>;

const client = {
  'client-start': { label: 'desktop starts', says: ({ userAgent }) => [userAgent] },
  'client-status': {
    label: 'desktop reports',
    says: ({ status }) => [status],
    tone: ({ status }) =>
      status === 'connected'
        ? 'good'
        : (status === 'disconnected' || status === 'conflict' || status === 'unauthorized') &&
          'bad',
  },
  'client-ping-failed': { label: 'page ping', says: () => ['no answer in time'], tone: bad },
  'client-failover': { label: 'desktop failover', says: ({ status }) => [status], tone: doubtful },
  'client-drift': {
    label: 'clock drift',
    says: ({ driftMs, latencyMs }) => [`${driftMs} ms`, `latency ${latencyMs} ms`],
  },
  'rest-request': {
    label: 'REST request',
    says: ({ method, url, requestId }) => [`${method} ${url}`, with_('id', requestId)],
  },
  'rest-response': {
    label: 'REST response',
    says: ({ object, status, requestId }) => [`${status}`, object, with_('id', requestId)],
    tone: ({ status }) => (status < 200 || status >= 400) && 'doubtful',
  },
  gadget: { label: 'gadget', says: ({ title, url }) => [title, url] },
  'client-transport': { label: 'transport', says: ({ transport, url }) => [transport, url] },
  'client-event': { label: 'event received', says: ({ pubsubNode }) => [pubsubNode], tone: quiet },
} satisfies Partial<AllWords>;

const access = {
  'http-access': {
    label: 'HTTP access',
    says: ({ method, path, status, durationMs, clientAddress }) => [
      `${status} ${method} ${path}`,
      with_('took', durationMs, ' ms'),
      `from ${clientAddress}`,
    ],
    tone: ({ status }) => (status >= 400 ? 'doubtful' : 'quiet'),
  },
} satisfies Partial<AllWords>;

/** A kind of fact without its words here does not compile. */
const words: AllWords = { ...openfire, ...webservices, ...client, ...access };

const kindsOf = (some: object): readonly FactKind[] => Object.keys(some) as FactKind[];

/** By the family of logs that says them first of all; each kind is of one. */
export const eventFamilies: Readonly<Record<string, readonly FactKind[]>> = {
  openfire: kindsOf(openfire),
  webservices: kindsOf(webservices),
  client: kindsOf(client),
  access: kindsOf(access),
};
export const eventKinds = kindsOf(words);
export const longestLabel = Math.max(...Object.values(words).map(({ label }) => label.length));

export interface EventWords {
  readonly label: string;
  readonly details: readonly string[];
  readonly tone: Tone | undefined;
}

export function wordsOf(fact: Fact): EventWords {
  const { label, says, tone } = words[fact.kind] as Words<FactKind>;
  const details = says?.(fact) ?? [];
  return {
    label,
    details: details.filter((part): part is string => typeof part === 'string' && part !== ''),
    tone: tone?.(fact) || undefined,
  };
}
