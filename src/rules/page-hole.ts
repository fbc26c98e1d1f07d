import type { BesideHole } from '../timeline/beside-hole.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { type Answer, defineRule, lacking, unmet, type Window } from './rule.ts';

/** More agents behind one address are those of a router or a proxy, not of one PC. */
const mostOnOnePc = 5;

type Message = 'hole' | 'holeAndRequest' | 'pollFailed' | 'othersToo' | 'othersWentOn';

/** A page whose own log has a hole did not run: the PC slept, or the browser or something in the page held it. */
export const pageHole = defineRule({
  meta: {
    id: 'page-hole',
    cause: 'computer-asleep',
    title: 'Nothing of the page ran',
    description:
      "The page's own log, which otherwise tells of SystemInfo once a minute, has a hole over the loss: its JavaScript did not run. A PC that sleeps, a frozen tab and a blocked page leave the same hole, so it is no more than a hint. So is, beside it, the number of polls that Openfire refuses as the desktop comes back to its gone session: jabberwerx asks three times where it had given one up, as after a sleep. It asks four times where none had failed, as after a freeze or a block; that divides nothing here, as either leaves the hole (browser-behaviour.md section 2). What tells them apart are other pages of the same PC: where the access log shows the pages of all other agents of the same address falling silent with it and asking again in the second in which it does, the whole PC stood still.",
    falsePositives:
      'A page that a gadget or a debugger blocked; a browser that froze the tab to save memory. Agents behind one router share an address and no PC: only a few of them count, and only if all of them stood still.',
    remedy: [
      {
        owner: 'agent',
        text: 'Keep the PC from sleeping while the desktop is signed in, and take the desktop out of sleeping tabs and memory savers.',
      },
      {
        owner: 'administrator',
        text: "Look at the PC's power plan and at its event log for that time: Kernel-Power 42 and 107 and Power-Troubleshooter 1 show a sleep and its end.",
      },
    ],
    decide:
      "What other pages of the same PC did meanwhile: their own logs, or the access log by address. Ask the agent, and look into the PC's event log (Kernel-Power 42 and 107, Power-Troubleshooter 1).",
    reads: [],
    requires: ['client'],
    before: 0,
    after: 0,
    conditions: {
      hole: "The page's own log, which tells of SystemInfo once a minute, has a hole over the loss.",
    },
    messages: {
      hole: "the page's own log has a hole from {from} to {to}: its JavaScript did not run for up to {seconds} s",
      holeAndRequest:
        "the page's own log stops at {from} and goes on at {to} with a request that was overdue: its JavaScript did not run for up to {seconds} s",
      pollFailed:
        'its polls were refused from {time} on as those of a desktop that had given one up before: as after a sleep, where a frozen tab or a blocked page goes on with its next poll',
      othersToo:
        'the pages of {agents}, all that came from the same address, fell silent with it and asked again when it did: their PC stood still',
      othersWentOn:
        'the page of {agents}, from the same address, asked the server meanwhile: unless it is on another PC, the PC was awake',
    },
  },
  check: ({ disconnect, desktop, time }) => {
    const { state, hole, beside, evidence } = desktop(disconnect);
    if (state === 'none') return lacking('hole', 'client');
    if (!hole) return unmet('hole', evidence);
    const { from, to, asksAtOnce } = hole;
    const stood: Answer<Message> = {
      says: 'for',
      message: asksAtOnce ? 'holeAndRequest' : 'hole',
      values: {
        from: time(from.at),
        to: time(to.at),
        seconds: Math.round((to.at - from.at) / 1_000),
      },
      evidence: [from, to],
      strength: 'hint',
    };
    return [stood, ...failedPoll(disconnect, time), ...(beside ? fromOthers(beside) : [])];
  },
});

/** By itself it shows no page that stood still: a path that failed leaves it, too. */
function failedPoll({ refusedPolls }: Disconnect, time: Window['time']): Answer<Message>[] {
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

function fromOthers({ stoodStill, wentOn, untold, evidence }: BesideHole): Answer<Message>[] {
  if (stoodStill.length + wentOn.length + untold.length > mostOnOnePc) return [];
  if (wentOn.length > 0)
    return [
      {
        says: 'against',
        message: 'othersWentOn',
        values: { agents: wentOn.join(', ') },
        evidence,
        strength: 'hint',
      },
    ];
  if (stoodStill.length === 0 || untold.length > 0) return [];
  return [
    { says: 'for', message: 'othersToo', values: { agents: stoodStill.join(', ') }, evidence },
  ];
}
