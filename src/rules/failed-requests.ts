import type { Burst } from '../timeline/bursts.ts';
import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Mark } from '../timeline/event.ts';
import { type Answer, defineRule, lacking, type Shared, unmet, type Window } from './rule.ts';

const minuteMs = 60_000;
/** So many that are lost together share something: it may be their server. */
const several = 3;
/** Finesse learns of the end of a session within it. */
const learnsMs = 10_000;
const cited = 3;

/** A page that ran on and whose own requests failed lost the path to a server that went on. */
export const failedRequests = defineRule({
  meta: {
    id: 'failed-requests',
    cause: 'network-path',
    title: 'The page ran on while its own requests failed',
    description:
      "A desktop asks for SystemInfo every 60 s, and polls all the time. Where its own log goes on through the loss and its requests had no answer, one that came late, status 0 or the 502 or 504 of a gateway, the page and the PC ran, and something between them and the server failed (browser-behaviour.md section 2). It is likely where a request was made when it was due, the page wrote on afterwards, and the sweeps (of a WebSocket: webservices) show that the server went on. A server that stood still, stopped or ran short, or whose other desktops failed in the same way, leaves the same in the page's log: then this rule stays quiet.",
    falsePositives:
      'A server that refused this desktop alone; a PC that woke and found its network late; a security product on the PC that blocked the browser.',
    remedy: [
      {
        owner: 'network',
        text: 'Check the path of this desktop to ports 7443 and 8445 at the time of the failed requests: VPN, wireless, proxy, firewall.',
      },
    ],
    decide:
      'The logs of VPN, wireless, proxy and firewall on the path of this desktop at that time; whether other desktops on the same path were cut, too.',
    reads: [
      'presence',
      'client-status',
      'client-ping-failed',
      'rest-response',
      'http-access',
      'service-state',
      'service-start',
      'xmpp-connection',
    ],
    requires: ['client'],
    before: 2 * minuteMs,
    after: learnsMs,
    conditions: {
      unexplained: 'Neither the agent, the page nor CTI ended it, as their records would say.',
      alone: 'It belongs to no burst that the event or the client logs of all of it explain.',
      unpinged: 'No ping over its WebSocket failed: pings tell more than requests.',
      served: 'The server neither stood still, stopped nor ran short over the loss.',
      inService: 'Finesse stayed in service, and kept its Notification Service.',
      logged: "The agent's client log reaches over the loss.",
      failing: 'The page ran, and its requests failed.',
      ownGateway: 'The gateway did not answer every desktop whose log is here in this way.',
    },
    messages: {
      unanswered:
        "{agent}'s client log goes on through the loss, and its requests had no answer from {time} on, or a late one",
      gateway:
        "{agent}'s client log goes on through the loss, and has {answers} with {status}, the first at {time}, as a proxy gives them that does not reach its server",
      proxied:
        'requests of this address for /http-bind had {answers} with {status}, the first at {time}, as a proxy gives them that does not reach its server',
      pollFailed:
        'its polls were refused from {time} on as those of a desktop that had lost one before: its polls failed, too',
      healed:
        'its requests were answered again from {time} on, long before the desktop was back: something else kept it away',
      othersToo:
        '{others} other agents lost their presence in the same moments: what failed may be their server',
      serverSilent:
        'webservices wrote nothing from {from} to {to}, far longer than it otherwise does: the server may have stood still',
    },
  },
  check: (window) => {
    const { disconnect, desktop, serverTrouble } = window;
    const { at, ends, signOut, logout } = disconnect;
    const from = disconnect.lastContact?.earliest ?? at.at - minuteMs;
    const told = signOut ?? logout ?? ends.find(isTerminate) ?? goodbye(window, from);
    if (told) return unmet('unexplained', [told]);
    if (window.ofBurst(explainsAll)) return unmet('alone', [at]);
    const pinged = window.own('client-ping-failed').find((event) => event.at >= from);
    if (pinged) return unmet('unpinged', [pinged]);
    const [trouble] = serverTrouble(from, at.at);
    if (trouble) return unmet('served', [trouble]);
    const out = outOfService(window);
    if (out) return unmet('inService', [out]);
    const log = desktop(disconnect);
    const proxied = proxyAnswers(window);
    if (log.state === 'none' && proxied.length === 0) return lacking('logged', 'client');
    const failing = requestsFailed(window, log);
    if (failing.length + proxied.length === 0) return unmet('failing', log.evidence.slice(0, 2));
    const others = log.state === 'failing' ? [] : gatewayOfAll(window);
    if (others.length > 0) return unmet('ownGateway', others);
    const against = [
      ...healed(window, log),
      ...othersToo(window, from),
      ...serverSilent(window, from),
    ];
    return [...failing, ...proxied, ...pollFailed(window), ...against];
  },
});

type Message =
  | 'unanswered'
  | 'gateway'
  | 'proxied'
  | 'pollFailed'
  | 'healed'
  | 'othersToo'
  | 'serverSilent';
type Read =
  | 'presence'
  | 'client-status'
  | 'client-ping-failed'
  | 'rest-response'
  | 'http-access'
  | 'service-state'
  | 'service-start'
  | 'xmpp-connection';
type Asked = Window<Read>;

const isOf =
  ({ agent }: Disconnect) =>
  (event: { readonly agent?: string }): boolean =>
    event.agent === agent.id;

const isTerminate = ({ step, inferred }: Disconnect['ends'][number]): boolean =>
  step === 'terminate' && !inferred;

/** What a page writes that ends by itself. */
const goodbyes = new Set(['unloading', 'conflict', 'unauthorized']);

const goodbye = ({ disconnect, own }: Asked, from: number): Mark | undefined =>
  own('client-status').find(
    ({ at, fact }) => goodbyes.has(fact.status) && at >= from && at <= disconnect.at.at,
  );

/** What the server did to all of them, and what the logs of most of them show, is said of the burst. */
function explainsAll({ together, disconnects }: Burst, { desktop }: Shared): boolean {
  if (together !== 'instant') return true;
  const states = disconnects.map((disconnect) => desktop(disconnect).state);
  const failing = states.filter((state) => state === 'failing');
  const stopped = states.filter((state) => state === 'stopped' || state === 'ended');
  return failing.length > stopped.length;
}

const outOfService = ({ events }: Asked): Mark | undefined =>
  [...events('service-state'), ...events('xmpp-connection')].find(
    ({ fact }) => fact.state === 'lost' || fact.state === 'OUT_OF_SERVICE',
  ) ?? events('service-start')[0];

function requestsFailed(window: Asked, log: DesktopLog): Answer<Message>[] {
  const agent = window.disconnect.agent.id;
  const strength = log.askedInTime && isWatched(window) ? 'evidence' : 'hint';
  const said = (message: Message, failed: readonly Mark[], values = {}): Answer<Message>[] =>
    failed.slice(0, 1).map((first) => ({
      says: 'for',
      message,
      values: { agent, time: window.time(first.at), ...values },
      evidence: failed.slice(0, cited),
      strength,
    }));
  const { gateway = [] } = log;
  return [
    ...said('unanswered', log.state === 'failing' ? log.evidence : []),
    ...said('gateway', gateway, {
      answers: counted(gateway),
      status: gateway[0]?.fact.status,
    }),
  ];
}

/** Logs are there that would show the server standing still, stopping or losing others. */
const isWatched = ({ disconnect: { node, transport }, covered }: Asked): boolean =>
  covered('webservices') &&
  (transport === 'websocket' || covered('sweeps')) &&
  node.node.logs.some(({ kind }) => kind === 'openfire-info' || kind === 'openfire-all');

/** RFC 9110: 502 and 504 are what a proxy says for itself. */
const isGateway = (status: number): boolean => status === 502 || status === 504;

/**
 * An access log of a proxy names no agent, but the address that the session came from. A desktop whose timers run asks
 * again within seconds: one answer alone is no outage, and may be what a hidden tab does not recover from.
 */
function proxyAnswers({ disconnect, events, time }: Asked): Answer<Message>[] {
  const address = disconnect.session?.address;
  const answers = events('http-access').filter(
    ({ fact }) =>
      fact.clientAddress === address &&
      fact.path.startsWith('/http-bind') &&
      isGateway(fact.status),
  );
  return (answers.length > 1 ? answers : []).slice(0, 1).map((first) => ({
    says: 'for',
    message: 'proxied',
    values: { answers: counted(answers), time: time(first.at), status: first.fact.status },
    evidence: answers.slice(0, cited),
    strength: 'hint',
  }));
}

/** A sleep leaves the same: it says something only of a page that ran. */
function pollFailed({ disconnect: { refusedPolls }, time }: Asked): Answer<Message>[] {
  const [first] = refusedPolls?.marks ?? [];
  if (!first || !refusedPolls?.afterFailure) return [];
  return [
    {
      says: 'for',
      message: 'pollFailed',
      values: { time: time(first.at) },
      evidence: refusedPolls.marks,
      strength: 'hint',
    },
  ];
}

const counted = ({ length }: readonly Mark[]): string =>
  length === 1 ? 'an answer' : `${length} answers`;

/** Where every other desktop whose log is here had a gateway's answers too, what failed lies behind the gateway. */
function gatewayOfAll({ disconnect, events }: Asked): Mark[] {
  const others = events('rest-response').filter((event) => !isOf(disconnect)(event));
  const refused = others.filter(({ fact }) => isGateway(fact.status));
  const agents = new Set(others.map(({ agent }) => agent));
  const isAll = new Set(refused.map(({ agent }) => agent)).size === agents.size;
  return agents.size > 0 && isAll ? refused.slice(0, 1) : [];
}

/** A library tries again after some 30 s (browser-behaviour.md, the heading): who is not back by then is kept by something else. */
const retriesMs = 60_000;

function healed({ disconnect, time }: Asked, log: DesktopLog): Answer<Message>[] {
  const { agent, at, returned } = disconnect;
  const last = [...log.evidence, ...(log.gateway ?? [])].at(-1);
  const answered = agent.events.find(
    ({ fact, at: when }) =>
      fact.kind === 'rest-response' && isAnswer(fact.status) && when > (last?.at ?? at.at),
  );
  if (!last || !answered || (returned?.at ?? at.at) - answered.at < retriesMs) return [];
  return [
    {
      says: 'against',
      message: 'healed',
      values: { time: time(answered.at) },
      evidence: [answered],
    },
  ];
}

const isAnswer = (status: number): boolean => status > 0 && !isGateway(status);

/** Those that were cut with it do not speak against the path. */
function othersToo({ disconnect, burst, events }: Asked, from: number): Answer<Message>[] {
  const own = new Set((burst?.disconnects ?? [disconnect]).map(({ agent }) => agent.id));
  const lost = events('presence').filter(
    ({ at, agent, fact }) =>
      at >= from && fact.type === 'unavailable' && !(agent !== undefined && own.has(agent)),
  );
  const others = new Set(lost.map(({ agent }) => agent)).size;
  if (others < several) return [];
  return [
    { says: 'against', message: 'othersToo', values: { others }, evidence: lost.slice(0, cited) },
  ];
}

const serverSilent = ({ disconnect: { node, at }, time }: Asked, since: number) =>
  node.silences
    .filter(({ from, to }) => from <= at.at && to >= since)
    .slice(0, 1)
    .map(
      ({ from, to }): Answer<Message> => ({
        says: 'against',
        message: 'serverSilent',
        values: { from: time(from), to: time(to) },
        evidence: [at],
      }),
    );
