import { epochMs } from '../model/time.ts';
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
      'A session that had been silent, or that no record shows for minutes before it: it may have ended already. Whether somebody asked for the restart, the platform logs tell.',
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
    conditions: {},
    messages: {
      stopped: 'the Notification Service stopped at {time}, and the session with it',
      started: 'the Notification Service started at {time}: the session was of its life before',
      around:
        'the Notification Service stopped at {time}, in the moment of the loss; no session outlives it',
      silent:
        'the desktop had not been heard since {time}: it may have been lost before the service stopped',
      unseen: 'no record shows the session after {time}: it may have ended before',
      everySession: 'all {sessions} sessions that were alive ended with it',
    },
  },
  check: ({ disconnect, timers, time }) => {
    const { at, ends, session, lastContact } = disconnect;
    const restarted = ends.find((end) => end.restart && end.at <= at.at + aroundMs)?.restart;
    if (!restarted) return aroundLoss(disconnect, time);
    const record = restarted.stop ?? restarted.start ?? restarted.first;
    const silentMs = at.at - (lastContact?.latest ?? at.at);
    const unseen =
      session && restarted.unseen.includes(session)
        ? Math.max(session.last.at, session.lastSweep?.at ?? 0)
        : undefined;
    return [
      {
        says: 'for',
        message: restarted.stop ? 'stopped' : 'started',
        values: { time: time(record.at) },
        evidence: [record],
        strength: 'proof',
      },
      ...(lastContact && silentMs > timers.idleMs.value / 2
        ? [
            {
              says: 'against' as const,
              message: 'silent' as const,
              values: { time: time(lastContact.latest) },
              evidence: lastContact.evidence,
            },
          ]
        : []),
      ...(unseen === undefined
        ? []
        : [
            {
              says: 'against' as const,
              message: 'unseen' as const,
              values: { time: time(epochMs(unseen)) },
              evidence: [],
            },
          ]),
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
function aroundLoss({ stoppedAround }: Disconnect, time: Window['time']): Answer<'around'>[] {
  const stop = stoppedAround?.stop;
  if (!stop) return [];
  return [{ says: 'for', message: 'around', values: { time: time(stop.at) }, evidence: [stop] }];
}
