import { defineRule, lacking, unmet } from './rule.ts';

/** Named in one sentence. */
const named = 3;

/** A page that stood still and carries a gadget that is not Cisco's may have been held by it. */
export const foreignGadget = defineRule({
  meta: {
    id: 'foreign-gadget',
    cause: 'third-party-gadget',
    title: "The page stood still and carries a gadget that is not Cisco's",
    description:
      "The page's own log has a hole over the loss, and the same page had drawn a gadget that comes neither from a Finesse server nor from Cisco's own paths. A gadget whose script runs on for long holds the whole page, and writes nothing while it does. No published log shows how a gadget's own errors are written, so none is read: a hole beside such a gadget is a hint.",
    falsePositives:
      'Every other cause of a hole: a PC that slept, a tab that the browser froze. A gadget of Cisco that comes from a server which is not in the bundle.',
    remedy: [
      {
        owner: 'administrator',
        text: "Take the gadgets that are not Cisco's out of the layout of one team for a while, and compare; ask their makers for their errors at that time.",
      },
    ],
    decide:
      "A test without the gadget. What other pages of the same PC did meanwhile shows whether the PC slept; the browser's own console at the next time shows whose script ran.",
    reads: [],
    requires: ['client'],
    before: 0,
    after: 0,
    conditions: {
      hole: "The page's own log, which tells of SystemInfo once a minute, has a hole over the loss.",
      gadget: "The page had drawn a gadget that is not Cisco's before it.",
    },
    messages: {
      onPage:
        "the page carries {gadgets}, which {are} not Cisco's, and did not run from {from} to {to}",
      othersToo:
        'the pages of {agents} from the same address stood still with it: no gadget holds two pages',
    },
  },
  check: ({ disconnect, desktop, time }) => {
    const { state, hole, beside, page, evidence } = desktop(disconnect);
    if (state === 'none') return lacking('hole', 'client');
    if (!hole) return unmet('hole', evidence);
    const gadgets = page.foreignGadgets;
    if (gadgets.length === 0) return unmet('gadget', [hole.from]);
    const stoodStill = beside?.stoodStill ?? [];
    return [
      {
        says: 'for',
        message: 'onPage',
        values: {
          gadgets: listed(gadgets.map(({ fact }) => nameOf(fact))),
          are: gadgets.length > 1 ? 'are' : 'is',
          from: time(hole.from.at),
          to: time(hole.to.at),
        },
        evidence: [...gadgets.slice(0, named), hole.from, hole.to],
        strength: 'hint',
      },
      ...(stoodStill.length > 0
        ? [
            {
              says: 'against' as const,
              message: 'othersToo' as const,
              values: { agents: stoodStill.join(', ') },
              evidence: beside?.evidence ?? [],
            },
          ]
        : []),
    ];
  },
});

const nameOf = ({ title, host }: { readonly title?: string | undefined; readonly host: string }) =>
  title === undefined ? `a gadget of ${host}` : `the gadget ${title} of ${host}`;

function listed(names: readonly string[]): string {
  const rest = names.length - named;
  return rest > 0 ? `${names.slice(0, named).join(', ')} and ${rest} more` : names.join(', ');
}
