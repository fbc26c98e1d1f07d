import { agesOf, isBelowWait } from '../model/poll-ages.ts';
import type { Mark } from '../timeline/event.ts';
import { defineRule, lacking, lostWith, type Unmet, unmet, type Window } from './rule.ts';

/** The poll that was cut last of all, and the one before it that was still sent again. */
const polls = 2;

/** A path that gives up held polls harms only the desktop that does not send them again. */
export const cutPolls = defineRule({
  meta: {
    id: 'cut-polls',
    cause: 'network-path',
    title: 'Something in the path cut its held polls, and then it fell silent',
    description:
      'A desktop sends a poll again when it fails. Where it does so time after time at one age, well below the time for which the server holds it, something between the two gives up held requests: a proxy, a firewall, a load balancer. A desktop in front sends the poll again at once and loses nothing by it. A hidden page may send it again only after minutes, and is closed as idle meanwhile: so a loss that follows such polls at once may be due to the next cut. It speaks only where the log of the page, or its requests in the access log, show that it ran on meanwhile: a PC that sleeps and a tab that is closed end such polls in the same way. Even so it is no more than possible.',
    falsePositives:
      'A path to the Notification Service that failed for another reason, behind a proxy that cuts polls all day.',
    remedy: [
      {
        owner: 'network',
        text: "Raise the time-out for idle requests of the proxy, firewall or load balancer on the way to port 7443 well above the server's wait for polls, 60 s or more, or take these desktops past it.",
      },
      {
        owner: 'agent',
        text: 'Keep the desktop in a window of its own that is not minimized and not fully covered by another.',
      },
    ],
    decide:
      "The log of the proxy or firewall on the path, and its time-out for idle requests: does it end this desktop's requests at that age? Ask the agent whether the desktop was hidden then.",
    reads: [],
    requires: ['requests'],
    before: 0,
    after: 0,
    conditions: {
      alone:
        'The desktop was lost for itself: not with others, not over a standstill, a stop or a refusal of the server, not by a sign-out.',
      cut: "At least three of its held polls were sent again at one age, well below the server's wait.",
      upToIt: 'The last of them came within two polls before the last contact.',
      ran: "The page's own log, or its requests in the access log, show that it ran on over the loss.",
      unfailing: 'Its refused polls do not show that none had failed before.',
    },
    messages: {
      cut: 'from {from} to {to} {count} of its polls were cut {age} after they had begun, well before the {wait} s for which the server holds them, and it sent each again: harmless to a desktop in front, but a hidden page may send the next one again only after minutes',
    },
  },
  check: (window) => {
    const { disconnect, timers, time } = window;
    const { session, lastContact, refusedPolls } = disconnect;
    const together = lostWith(window);
    if (together) return unmet('alone', together);
    const cut = session?.cutPolls;
    const waitMs = timers.waitMs.value;
    if (!cut || !lastContact || !isBelowWait(cut, waitMs))
      return unmet('cut', [session?.lastRequests.at(-1)]);
    if (lastContact.earliest - cut.last.at > polls * waitMs)
      return unmet('upToIt', [cut.last, ...lastContact.evidence.slice(0, 1)]);
    const ran = ranOn(window);
    if ('unmet' in ran) return ran;
    if (refusedPolls?.afterFailure === false) return unmet('unfailing', refusedPolls.marks);
    return [
      {
        says: 'for',
        message: 'cut',
        values: {
          from: time(cut.first.at),
          to: time(cut.last.at),
          count: cut.count,
          age: agesOf(cut),
          wait: waitMs / 1_000,
        },
        evidence: [cut.first, cut.last, ...ran],
        strength: 'hint',
      },
    ];
  },
});

/** A PC that sleeps and a page that is left end such polls as well, and only the page's other requests tell them apart. */
function ranOn({ disconnect, desktop, covered }: Window): readonly Mark[] | Unmet<'ran'> {
  const { throttling, endedByDesktop, at } = disconnect;
  const log = desktop(disconnect);
  const askedOn = throttling?.outlived ?? throttling?.askedOn;
  if (endedByDesktop) return unmet('ran', [at]);
  if (askedOn) return askedOn.marks;
  if (log.state === 'running') return log.evidence;
  if (log.state === 'none' && !covered('access')) return lacking('ran', 'access');
  return unmet('ran', log.evidence);
}
