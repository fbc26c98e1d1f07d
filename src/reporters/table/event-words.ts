import { ctiState, ctiStateNames } from '../../model/cti-state.ts';
import { eventLabels } from '../../model/event-labels.ts';
import type { Fact, FactKind, FactOf } from '../../model/fact.ts';
import { duration, count as records } from '../phrases/numbers.ts';

/** How a kind of fact is told, beside its label: the fields that tell something, each in a few words. */
interface Words<K extends FactKind> {
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
    says: ({ lastActiveMs }) => [
      lastActiveMs <= 0 ? 'a request is held' : `last active ${lastActiveMs} ms`,
    ],
    tone: ({ lastActiveMs }) => lastActiveMs <= 0 && 'quiet',
  },
  'idle-close': {
    says: ({ thresholdMs }) => [with_('past', thresholdMs, ' ms')],
    tone: bad,
  },
  'session-closed': {
    says: ({ by, unavailable }) => [
      { server: 'by the server', websocket: 'WebSocket', 'server-stop': 'the server stops' }[by],
      unavailable && 'the desktop had said goodbye',
    ],
    tone: ({ unavailable }) => !unavailable && 'bad',
  },
  'websocket-ping': { says: () => ['silent until then'], tone: doubtful },
  'route-added': {},
  'route-removed': {},
  'bosh-request': {
    says: ({ type, rid, waitMs }) => [type, with_('rid', rid), with_('wait', waitMs, ' ms')],
    tone: ({ type }) => (type === 'poll' || type === 'data') && 'quiet',
  },
  'bosh-answer': {
    says: ({ type, condition, waitMs, inactivityMs }) => [
      type,
      condition,
      with_('wait', waitMs, ' ms'),
      with_('inactivity', inactivityMs, ' ms'),
    ],
    tone: ({ type }) => (type === 'terminate' ? 'bad' : type === 'empty' && 'quiet'),
  },
  'bosh-error': {
    says: ({ errorType, condition }) => [errorType, condition],
    tone: bad,
  },
  'consume-response': {
    says: ({ rid, status, unavailable }) => [
      with_('rid', rid),
      status < 0 && 'session closed',
      unavailable && 'the desktop had said goodbye',
    ],
    tone: quiet,
  },
  'http-request': {
    says: ({ clientAddress, clientPort }) => [`from ${clientAddress}:${clientPort}`],
    tone: quiet,
  },
  'session-statistics': {
    says: ({ sent, queued, dropped }) => [`sent ${sent}`, `queued ${queued}`, `dropped ${dropped}`],
    tone: quiet,
  },
  undeliverable: { says: () => ['stored offline'], tone: doubtful },
  'rid-unavailable': { says: ({ rid }) => [`rid ${rid}`], tone: bad },
  'rid-too-high': {
    says: ({ rid, limit }) => [`rid ${rid}`, `at most ${limit}`],
    tone: bad,
  },
  'rid-repeated': { says: ({ rid }) => [`rid ${rid}`], tone: doubtful },
  overactivity: {
    says: ({ reason, intervalSeconds }) => [
      reason.replaceAll('-', ' '),
      with_('last poll', intervalSeconds, ' s before'),
    ],
    tone: bad,
  },
  'invalid-session': {
    says: ({ clientAddress }) => [`from ${clientAddress}`],
    tone: bad,
  },
  'session-error': { says: ({ condition }) => [condition], tone: bad },
  conflict: { says: () => ['thrown out by a new session'], tone: bad },
  'sign-in-refused': { tone: bad },
  'server-start': {
    says: ({ release }) => [with_('Openfire', release)],
    tone: doubtful,
  },
  'server-stop': { tone: bad },
  'resource-fault': {
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
    says: ({ type }) => [type],
    tone: ({ type }) => (type === 'available' ? 'good' : 'bad'),
  },
  'expiry-armed': { tone: doubtful },
  'expiry-fired': { tone: doubtful },
  'forced-logout': { tone: bad },
  publication: { says: ({ pubsubNode }) => [pubsubNode], tone: quiet },
  'state-request': {
    says: ({ state, reasonCode, forced }) => [
      stateName(state),
      with_('reason', reasonCode),
      forced && 'forced',
    ],
    tone: ({ forced }) => forced && 'bad',
  },
  'state-event': {
    says: ({ state, stateName: printed = stateName(state), reasonCode }) => [
      printed,
      with_('reason', reasonCode),
    ],
    tone: ({ state }) => state === ctiState.logout && 'bad',
  },
  subscribe: { says: ({ pubsubNode }) => [pubsubNode] },
  unsubscribe: { says: ({ pubsubNode }) => [pubsubNode] },
  'cti-connection': { says: connection, tone: changeTone },
  'xmpp-connection': { says: connection, tone: changeTone },
  'service-state': {
    says: ({ state, mnemonic }) => [state, mnemonic],
    tone: ({ state }) => (state === 'IN_SERVICE' ? 'good' : 'bad'),
  },
  'service-start': { says: ({ service }) => [service], tone: doubtful },
  'cti-round-trip': {
    says: ({ message, durationMs }) => [message, `answered after ${durationMs} ms`],
  },
} satisfies Partial<AllWords>;

const client = {
  'client-start': { says: ({ userAgent }) => [userAgent] },
  'client-status': {
    says: ({ status }) => [status],
    tone: ({ status }) =>
      status === 'connected'
        ? 'good'
        : (status === 'disconnected' || status === 'conflict' || status === 'unauthorized') &&
          'bad',
  },
  'client-ping-failed': { says: () => ['no answer in time'], tone: bad },
  'client-failover': { says: ({ status }) => [status], tone: doubtful },
  'client-drift': {
    says: ({ driftMs, latencyMs }) => [`${driftMs} ms`, `latency ${latencyMs} ms`],
  },
  'rest-request': {
    says: ({ method, url, requestId }) => [`${method} ${url}`, with_('id', requestId)],
  },
  'rest-response': {
    says: ({ object, status, requestId }) => [`${status}`, object, with_('id', requestId)],
    tone: ({ status }) => (status < 200 || status >= 400) && 'doubtful',
  },
  gadget: { says: ({ title, url }) => [title, url] },
  'client-transport': { says: ({ transport, url }) => [transport, url] },
  'client-event': { says: ({ pubsubNode }) => [pubsubNode], tone: quiet },
} satisfies Partial<AllWords>;

const access = {
  'http-access': {
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
export const longestLabel = Math.max(...Object.values(eventLabels).map(({ length }) => length));

export interface EventWords {
  readonly label: string;
  readonly details: readonly string[];
  readonly tone: Tone | undefined;
}

export function wordsOf(fact: Fact): EventWords {
  const { says, tone } = words[fact.kind] as Words<FactKind>;
  const details = says?.(fact) ?? [];
  return {
    label: eventLabels[fact.kind],
    details: details.filter((part): part is string => typeof part === 'string' && part !== ''),
    tone: tone?.(fact) || undefined,
  };
}
