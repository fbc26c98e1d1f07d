import type { BesideHole } from '../timeline/beside-hole.ts';
import { type Answer, defineRule, lacking, unmet } from './rule.ts';

/** More agents behind one address are those of a router or a proxy, not of one PC. */
const mostOnOnePc = 5;

type Message = 'hole' | 'holeAndRequest' | 'othersToo' | 'othersWentOn';

/** A page whose own log has a hole did not run: the PC slept, or the browser or something in the page held it. */
export const pageHole = defineRule({
  meta: {
    id: 'page-hole',
    cause: 'computer-asleep',
    title: 'Nothing of the page ran',
    description:
      "The page's own log, which otherwise tells of SystemInfo once a minute, has a hole over the loss: its JavaScript did not run. A PC that sleeps, a frozen tab and a blocked page leave the same hole, so it is no more than a hint. What tells them apart are other pages of the same PC: where the access log shows the pages of all other agents of the same address falling silent with it and asking again in the second in which it does, the whole PC stood still.",
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
    return [stood, ...(beside ? fromOthers(beside) : [])];
  },
});

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
