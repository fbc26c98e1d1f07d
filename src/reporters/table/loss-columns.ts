import { stepWords } from '../../model/words.ts';
import { brokeAt } from '../phrases/broke-at.ts';
import type { Days } from '../phrases/days.ts';
import { contactAround, contactBetween } from '../phrases/last-contact.ts';
import { causeWithConfidence, timesOf } from '../phrases/loss-words.ts';
import type { Loss } from '../phrases/losses.ts';
import { outcomeTone } from '../phrases/outcome-tone.ts';
import { reasonOf } from '../phrases/reason.ts';
import type { View } from '../phrases/view.ts';
import type { Column } from './columns.ts';

/** Who, what, when, where it broke, on which side, why; what gives way on a narrow terminal has a rank. */
export const lossColumns = (
  view: View,
  shown: readonly Loss[],
  days: Days,
): readonly Column<Loss>[] => [
  { head: 'AGENT', cell: ({ agent }) => agent.id, least: 8 },
  { head: 'NODE', cell: nodeCell(shown), leaveOut: 5 },
  {
    head: 'OUTCOME',
    cell: ({ agent }) => agent.outcome,
    paint: ({ agent }, text) => view.paint[outcomeTone[agent.outcome]](text),
  },
  { head: 'TIMES', cell: timesOf, leaveOut: 3 },
  { head: 'WHEN', cell: ({ disconnect }) => days.moment(disconnect.at) },
  {
    head: 'LAST CONTACT',
    cell: ({ disconnect: { lastContact } }) =>
      lastContact ? contactBetween(lastContact, days) : '',
    shorten: {
      rank: 2,
      cell: ({ disconnect: { lastContact } }) =>
        lastContact ? contactAround(lastContact, days) : '',
    },
    leaveOut: 7,
  },
  {
    head: 'BROKE AT',
    cell: ({ disconnect }) => stepWords[brokeAt(disconnect)],
    shorten: { rank: 1, cell: ({ disconnect }) => brokeAt(disconnect) },
    leaveOut: 9,
  },
  { head: 'SIDE', cell: ({ agent }) => agent.side ?? '', leaveOut: 8 },
  {
    head: 'CAUSE',
    cell: causeWithConfidence,
    shorten: { rank: 6, cell: (loss) => causeWithConfidence(loss).replace(/possible$/, 'poss.') },
  },
  { head: 'REASON', cell: ({ disconnect }) => reasonOf(disconnect), leaveOut: 4 },
];

/** Said only where there are several. */
function nodeCell(shown: readonly Loss[]): (loss: Loss) => string {
  const nodes = new Set(shown.map(({ disconnect }) => disconnect.node));
  return ({ disconnect }) => (nodes.size > 1 ? disconnect.node : '');
}
