import type { Disconnect } from '../timeline/disconnect.ts';
import type { FinesseRestart } from '../timeline/finesse-restarts.ts';
import { type Answer, defineRule, lacking, unmet, type Window } from './rule.ts';

/** The start lies no further before the loss: a slow appliance takes minutes. */
const beforeMs = 5 * 60_000;

/** A desktop leaves a server whose Finesse answers no request, though the Notification Service still holds its poll. */
export const finesseRestart = defineRule({
  meta: {
    id: 'finesse-restart',
    cause: 'service-restart',
    title: 'Finesse Tomcat was restarted, and the desktop left the server',
    description:
      'Finesse was started while the desktop left: its session was polled until Finesse went, and fell silent before Finesse was back, or within the minute in which a desktop notices that it went, while the Notification Service went on. A desktop that left in that time and is found on another server failed over; where no other server shows it, this is a hint.',
    falsePositives:
      'A desktop that was lost by itself in the minutes in which Finesse was restarted; a Notification Service that was restarted with it, which ends the sessions itself.',
    // What to do about a stop is said with the cause, whichever rule finds it.
    remedy: [],
    decide:
      'platform/log/servm*.log, which names who stopped or started Finesse Tomcat, and the webservices logs of the other server: whether the agent was there.',
    reads: [],
    requires: ['webservices'],
    before: beforeMs,
    after: 0,
    conditions: {
      lost: 'The session ended, and neither a sign-out nor a stop of the Notification Service ended it.',
      started: 'Finesse was started in the minutes before.',
      left: 'The desktop was in touch until Finesse went, and left before it was back or as it noticed.',
    },
    messages: {
      gone: 'Finesse Tomcat was started at {time}, and wrote nothing for {seconds} s before: the desktop left the server in that time',
      started: 'Finesse Tomcat was started at {time}, and the desktop left the server around it',
      moved: 'the agent was on another server ({node}) at {time}',
    },
  },
  check: ({ disconnect, covered, time }) => {
    const { node, ends, gap, signOut, stoppedAround, lastContact, at } = disconnect;
    if (ends.length === 0 || signOut || gap || stoppedAround || ends[0]?.restart)
      return unmet('lost', ends.slice(0, 1));
    const last = Math.max(at.at, ends.at(-1)?.at ?? 0);
    const restart = node.finesseRestarts.findLast(
      ({ start }) => start.at <= last && start.at >= at.at - beforeMs,
    );
    if (!restart)
      return covered('webservices') ? unmet('started') : lacking('started', 'webservices');
    const { start, from, until } = restart;
    const contact = lastContact ?? { earliest: at.at, latest: at.at };
    if (contact.latest < from || contact.earliest > until)
      return unmet('left', [start, ...(lastContact?.evidence ?? [at])]);
    const to = movedTo(disconnect, { from, until, heard: contact.latest }, time);
    const strength = to.length > 0 ? 'evidence' : 'hint';
    return [{ says: 'for', ...told(restart, time), evidence: [start], strength }, ...to];
  },
});

function told({ start, silence }: FinesseRestart, time: Window['time']) {
  if (!silence) return { message: 'started', values: { time: time(start.at) } } as const;
  const seconds = Math.round((start.at - silence.from) / 1_000);
  return { message: 'gone', values: { time: time(start.at), seconds } } as const;
}

function movedTo(
  { node, returned }: Disconnect,
  { from, until, heard }: { from: number; until: number; heard: number },
  time: Window['time'],
): Answer<'moved'>[] {
  if (!returned || returned.node === node.node.id || returned.at < from) return [];
  // The poll that it left behind is answered, and heard of, up to half a minute after it is there.
  if (Math.min(heard, returned.at) > until) return [];
  const values = { node: returned.node, time: time(returned.at) };
  return [{ says: 'for', message: 'moved', values, evidence: [returned] }];
}
