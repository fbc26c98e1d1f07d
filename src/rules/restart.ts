import type { Disconnect } from '../timeline/disconnect.ts';
import { type Answer, defineRule, type Window } from './rule.ts';

/** Stamps of whole seconds, two logs' clocks, and the time that Finesse takes to learn of it. */
const aroundMs = 10_000;

/** A Notification Service that stops takes every session with it. */
export const restart = defineRule({
  meta: {
    id: 'restart',
    cause: 'service-restart',
    title: 'The Notification Service stopped or started',
    description:
      'A stop or start record while the session was alive: no session outlives the process, and every desktop signs in with a new stream id afterwards. Debug logging is switched off by it.',
    falsePositives:
      'None known: the record says so. Whether somebody asked for it, the platform logs tell.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Find out who or what restarted the service: platform/log/servm*.log, the CLI audit log, a cluster or power event.',
      },
      {
        owner: 'tac',
        text: 'If nobody did: collect core dumps and the openfireservice folder of the logs.',
      },
    ],
    decide: 'platform/log/servm*.log: it names who stopped or started the service.',
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    messages: {
      stopped: 'the Notification Service stopped at {time}, and the session with it',
      started: 'the Notification Service started at {time}: the session was of its life before',
      around:
        'the Notification Service stopped at {time}, in the moment of the loss; no session outlives it',
      everySession: 'all {sessions} sessions that were alive ended with it',
    },
  },
  check: ({ disconnect, time }) => {
    const restarted = disconnect.ends.find((end) => end.restart)?.restart;
    if (!restarted) return aroundLoss(disconnect, time);
    const record = restarted.stop ?? restarted.start ?? restarted.first;
    return [
      {
        says: 'for',
        message: restarted.stop ? 'stopped' : 'started',
        values: { time: time(record.at) },
        evidence: [record],
        strength: 'proof',
      },
      ...(restarted.ended.length > 1
        ? [
            {
              says: 'for' as const,
              message: 'everySession' as const,
              values: { sessions: restarted.ended.length },
              evidence: [restarted.first],
            },
          ]
        : []),
    ];
  },
});

/** Where no record ties the session to it: at info level Openfire names no WebSocket session, and no BOSH one either. */
function aroundLoss(
  { at, ends, node, session, lastContact }: Disconnect,
  time: Window['time'],
): Answer<'around'>[] {
  const untold = ends.every(
    ({ step, event }) =>
      step === 'presence-unavailable' ||
      (event?.fact.kind === 'client-status' && event.fact.status === 'disconnected'),
  );
  if (!untold || session || lastContact) return [];
  const stop = node.restarts.find(
    (restart) =>
      restart.stop &&
      at.at >= restart.first.at - aroundMs &&
      at.at <= (restart.start ?? restart.stop).at + aroundMs,
  )?.stop;
  if (!stop) return [];
  return [{ says: 'for', message: 'around', values: { time: time(stop.at) }, evidence: [stop] }];
}
