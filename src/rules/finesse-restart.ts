import type { Disconnect } from '../timeline/disconnect.ts';
import type { EventOf } from '../timeline/event.ts';
import { type Answer, defineRule, lacking, unmet, type Window } from './rule.ts';

const minuteMs = 60_000;
/** Where webservices does not show how long Finesse was gone: a slow appliance takes minutes. */
const downMs = 5 * minuteMs;
/** Webservices writes its first record a moment after the silence. */
const firstMs = 2_000;
/** A desktop asks every 60 s how Finesse is (finesse-logs.md section 1): so long after it went, every one has noticed. */
const noticeMs = minuteMs;

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
    reads: ['service-start', 'service-state'],
    requires: ['webservices'],
    before: downMs,
    after: 0,
    conditions: {
      lost: 'The session ended, and neither the desktop nor a stop of the Notification Service ended it.',
      started: 'Finesse was started in the minutes before.',
      left: 'The desktop was in touch until Finesse went, and left before it was back or as it noticed.',
    },
    messages: {
      gone: 'Finesse Tomcat was started at {time}, and wrote nothing for {seconds} s before: the desktop left the server in that time',
      started: 'Finesse Tomcat was started at {time}, and the desktop left the server around it',
      moved: 'the agent was on another server ({node}) at {time}',
    },
  },
  check: ({ disconnect, events, covered, time }) => {
    const { node, ends, gap, outcome, stoppedAround, lastContact, at } = disconnect;
    const isEnded = ends.length > 0 && outcome !== 'closed';
    if (!isEnded || gap || stoppedAround || ends[0]?.restart)
      return unmet('lost', ends.slice(0, 1));
    const starts = events('service-start').filter((event) => event.node === node.node.id);
    const start = starts.at(-1);
    if (!start)
      return covered('webservices') ? unmet('started') : lacking('started', 'webservices');
    const silence = node.silences.find(({ to }) => Math.abs(to - start.at) <= firstMs);
    const from = silence?.from ?? start.at - downMs;
    const served = events('service-state').find(
      (event) =>
        event.node === start.node && event.fact.state === 'IN_SERVICE' && event.at >= start.at,
    );
    const noticed = silence ? silence.from + noticeMs : start.at;
    const until = Math.max((served ?? start).at + firstMs, noticed);
    const contact = lastContact ?? { earliest: at.at, latest: at.at };
    if (contact.latest < from || contact.earliest > until)
      return unmet('left', [start, ...(lastContact?.evidence ?? [at])]);
    const to = movedTo(disconnect, { from, until, heard: contact.latest }, time);
    const strength = to.length > 0 ? 'evidence' : 'hint';
    return [{ says: 'for', ...told(start, silence, time), evidence: [start], strength }, ...to];
  },
});

function told(
  start: EventOf<'service-start'>,
  silence: { readonly from: number } | undefined,
  time: Window['time'],
) {
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
