import type { Disconnect } from '../timeline/disconnect.ts';
import type { Mark } from '../timeline/event.ts';
import { defineRule, lacking, unmet } from './rule.ts';

const minuteMs = 60_000;
/** A ping is given so long. */
const pingMs = 10_000;

/** A page that ran on and whose pings over its WebSocket had no answer lost the path to the server, or part of it. */
export const failedPings = defineRule({
  meta: {
    id: 'failed-pings',
    cause: 'network-path',
    title: "The page ran on while its WebSocket's pings had no answer",
    description:
      "A desktop on a WebSocket pings every 10 s, and gives its connection up after two pings without an answer. Where its own log goes on without a hole, and the pings failed as close together as they are sent, the page and the PC ran. If its REST requests had no answer either, the whole path failed; if they had, only the way of the notifications did, or the Notification Service: then the network is no more than possible. The server's records must show that it neither stopped nor lost others with it, and webservices must not have been silent meanwhile.",
    falsePositives:
      'A page that was blocked for some 20 s; a Notification Service that stood still for as long.',
    remedy: [
      {
        owner: 'network',
        text: 'Check the path of this desktop to port 8445 for losses and VPN reconnects, and proxies and firewalls on it for idle timeouts of WebSockets.',
      },
    ],
    decide:
      'The logs of VPN, wireless, proxy and firewall at that time; a capture at the desktop and at the server shows on which side the pings were lost.',
    reads: ['client-ping-failed', 'xmpp-connection', 'service-state', 'presence'],
    requires: ['webservices'],
    before: 2 * minuteMs,
    after: 10_000,
    conditions: {
      single: 'It was lost alone, over a WebSocket.',
      unexplained: 'No restart, and no word of the page itself, explains the end.',
      covered: 'Webservices reaches over the loss: it would show the server failing others.',
      logged: "The agent's client log reaches over the loss.",
      pinged: 'A ping failed while the page ran on.',
      served: 'Finesse stayed in service, and neither it nor the Notification Service stopped.',
      alone: 'No other agent lost its presence in the same moments.',
    },
    messages: {
      restFailed:
        "the page's log goes on through the loss: its pings had no answer from {time} on, and neither had its REST requests",
      serverSilent:
        'webservices wrote nothing from {from} to {to}, far longer than it otherwise does: the server may have stood still',
      pingsFailed:
        "the page's log goes on through the loss, and its REST requests were answered: its pings alone had no answer from {time} on",
    },
  },
  check: ({ disconnect, burst, events, own, covered, desktop, time }) => {
    const { agent, transport, ends, gap, node } = disconnect;
    if (transport !== 'websocket' || burst || gap) return unmet('single', [disconnect.at]);
    const told = ends.find(({ restart, event }) => restart || isTold(event));
    if (told) return unmet('unexplained', [told]);
    if (!covered('webservices')) return lacking('covered', 'webservices');
    const log = desktop(disconnect);
    if (log.state === 'none') return lacking('logged', 'client');
    const failed = log.pingedInTime ?? own('client-ping-failed')[0];
    if (!failed || (log.state !== 'failing' && log.state !== 'cut'))
      return unmet('pinged', log.evidence.slice(0, 2));
    const lost = [...events('xmpp-connection'), ...events('service-state')].find(
      ({ fact }) => fact.state === 'lost' || fact.state === 'OUT_OF_SERVICE',
    );
    const stop = lost ?? stopNear(disconnect, failed.at);
    if (stop) return unmet('served', [stop]);
    const other = events('presence').find(
      (event) => event.agent !== agent.id && event.fact.type === 'unavailable',
    );
    if (other) return unmet('alone', [other]);
    const watched = node.node.logs.some(
      ({ kind }) => kind === 'openfire-info' || kind === 'openfire-all',
    );
    const silent = node.silences
      .filter(({ from, to }) => from <= failed.at && to >= failed.at - pingMs)
      .slice(0, 1);
    const whole = log.state === 'failing';
    return [
      {
        says: 'for',
        message: whole ? 'restFailed' : 'pingsFailed',
        values: { time: time(failed.at) },
        evidence: [failed, ...log.evidence.slice(0, 1)],
        strength: whole && watched && log.pingedInTime ? 'evidence' : 'hint',
      },
      ...silent.map(({ from, to }) => ({
        says: 'against' as const,
        message: 'serverSilent' as const,
        values: { from: time(from), to: time(to) },
        evidence: [failed],
      })),
    ];
  },
});

/** The page says itself why it ended. */
const isTold = (event: Disconnect['ends'][number]['event']): boolean =>
  event?.fact.kind === 'client-status' &&
  (event.fact.status === 'unloading' ||
    event.fact.status === 'conflict' ||
    event.fact.status === 'unauthorized');

const stopNear = ({ node, at }: Disconnect, failedAt: number): Mark | undefined =>
  node.restarts.find(({ first }) => first.at >= failedAt - 2 * minuteMs && first.at <= at.at)
    ?.first;
