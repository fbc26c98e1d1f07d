import { stepWords } from '../../model/words.ts';
import { brokeAt } from '../phrases/broke-at.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { type Days, daysOf } from '../phrases/days.ts';
import { contactBetween } from '../phrases/last-contact.ts';
import type { Loss } from '../phrases/losses.ts';
import { reasonOf } from '../phrases/reason.ts';
import type { View } from '../phrases/view.ts';
import { cellCode, tableRow, text } from './inline.ts';
import { capped, section } from './section.ts';

const most = 20;

type Column = readonly [head: string, cell: (loss: Loss) => string];

/** A row an agent that is not healthy, worst first. */
export function losses(view: View, all: readonly Loss[]): string[] {
  const shown = view.verbose ? all : all.slice(0, most);
  const days = daysOf(view, shown.flatMap(instantsOf));
  const nodes = new Set(shown.map(({ disconnect }) => disconnect.node));
  const columns = columnsOf(days, nodes.size > 1).filter(([, cell]) =>
    shown.some((loss) => cell(loss) !== ''),
  );
  const table = [
    tableRow(columns.map(([head]) => head)),
    tableRow(columns.map(() => '---')),
    ...capped(
      view,
      all,
      most,
      (loss) => [tableRow(columns.map(([, cell]) => cell(loss)))],
      (rest) => ['', `… and ${rest} more (\`--verbose\`, \`-f csv\` or \`-f json\`)`],
    ),
  ];
  return section('Losses', shown.length === 0 ? [] : [text(days.title), '', ...table]);
}

const instantsOf = ({ disconnect: { at, lastContact } }: Loss): string[] =>
  lastContact ? [lastContact.earliest, at] : [at];

/** A column that says nothing of any is left out. */
const columnsOf = (days: Days, isSeveral: boolean): readonly Column[] => [
  ['Agent', ({ agent }) => cellCode(agent.id)],
  ['Node', ({ disconnect }) => (isSeveral ? cellCode(disconnect.node) : '')],
  ['Outcome', ({ agent }) => agent.outcome],
  ['Times', ({ times }) => (times > 1 ? `×${times}` : '')],
  ['When', ({ disconnect }) => days.moment(disconnect.at)],
  [
    'Last contact',
    ({ disconnect: { lastContact } }) => (lastContact ? contactBetween(lastContact, days) : ''),
  ],
  ['Broke at', ({ disconnect }) => stepWords[brokeAt(disconnect)]],
  ['Cause', ({ disconnect: { causes } }) => (causes[0] ? causePhrase(causes[0]) : '')],
  ['Reason', ({ disconnect }) => reasonOf(disconnect)],
];
