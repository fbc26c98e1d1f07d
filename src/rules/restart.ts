import type { Disconnect } from '../timeline/disconnect.ts';
import { type Answer, defineRule, unmet, type Window } from './rule.ts';

/** Stamps of whole seconds, two logs' clocks, and the time that Finesse takes to learn of it. */
const aroundMs = 10_000;
/** A stop that is told in place of what is missing lies no further from the loss. */
const nearMs = 10 * 60_000;

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
    conditions: {
      stopped: 'The Notification Service stopped or started.',
      together:
        'The session was alive then and ended with it, or was lost in that moment with nothing to tell what ended it.',
    },
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
  check: (window) => {
    const { disconnect, time } = window;
    const { at, ends, stoppedAround } = disconnect;
    const restarted = ends.find((end) => end.restart && end.at <= at.at + aroundMs)?.restart;
    // At info level Openfire names no WebSocket session, and no BOSH one either: then no record ties one to the stop.
    const stop = stoppedAround?.stop;
    if (!restarted) {
      if (!stop) return withoutStop(disconnect);
      return [
        { says: 'for', message: 'around', values: { time: time(stop.at) }, evidence: [stop] },
      ];
    }
    const record = restarted.stop ?? restarted.start ?? restarted.first;
    const sessions = restarted.ended.length;
    return [
      {
        says: 'for',
        message: restarted.stop ? 'stopped' : 'started',
        values: { time: time(record.at) },
        evidence: [record],
        strength: 'proof',
      },
      ...endedBefore(window, restarted),
      ...(sessions > 1
        ? [
            {
              says: 'for' as const,
              message: 'everySession' as const,
              values: { sessions },
              evidence: [restarted.first],
            },
          ]
        : []),
    ];
  },
});

function withoutStop({ node, at }: Disconnect) {
  const near = node.restarts.find(({ first }) => Math.abs(first.at - at.at) <= nearMs);
  return near ? unmet('together', [near.first]) : unmet('stopped');
}

/** What leaves open that it was over when the service stopped. */
function endedBefore(
  { disconnect, timers, time }: Window,
  { unseen }: Disconnect['node']['restarts'][number],
): Answer<'silent' | 'unseen'>[] {
  const { at, session, lastContact } = disconnect;
  const answers: Answer<'silent' | 'unseen'>[] = [];
  if (lastContact && at.at - lastContact.latest > timers.idleMs.value / 2) {
    const { latest, evidence } = lastContact;
    answers.push({ says: 'against', message: 'silent', values: { time: time(latest) }, evidence });
  }
  const seen = session && unseen.get(session);
  if (seen !== undefined)
    answers.push({
      says: 'against',
      message: 'unseen',
      values: { time: time(seen) },
      evidence: [],
    });
  return answers;
}
