import type { RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords, outcomeWords } from '../../model/words.ts';
import { togetherWords } from '../phrases/burst-words.ts';
import { chainLines } from '../phrases/chain-lines.ts';
import { disconnectDetails } from '../phrases/disconnect-details.ts';
import type { Loss } from '../phrases/losses.ts';
import { notJudged } from '../phrases/not-judged.ts';
import { scoredCause } from '../phrases/score-words.ts';
import type { View } from '../phrases/view.ts';
import { askedRules } from './asked-rules.ts';
import { findings } from './findings.ts';
import { code, fence, text } from './inline.ts';
import { section } from './section.ts';

const most = 3;

/** Of agents that were asked for every disconnect, else the worst losses. */
export function stepByStep(view: View, losses: readonly Loss[]): string[] {
  if (view.stepByStep) return section('Step by step', stories(view, view.report.disconnects));
  const apart = ofEachBurst(losses.map(({ disconnect }) => disconnect));
  const shown = apart.slice(0, most);
  const title = shown.length === losses.length ? 'Step by step' : 'The worst, step by step';
  return section(title, stories(view, shown));
}

/** What happened to many at once is told once. */
function ofEachBurst(disconnects: readonly ReportDisconnect[]): ReportDisconnect[] {
  const told = new Set<string>();
  return disconnects.filter(({ burst }) => {
    const isTold = burst !== undefined && told.has(burst);
    if (burst !== undefined) told.add(burst);
    return !isTold;
  });
}

const stories = (view: View, disconnects: readonly ReportDisconnect[]): string[] =>
  disconnects.flatMap((disconnect, index) => [
    ...(index > 0 ? [''] : []),
    ...story(view, disconnect),
  ]);

function story(view: View, disconnect: ReportDisconnect): string[] {
  const { agent, node, at, outcome, causes } = disconnect;
  const when = `${view.local.dayAndTime(at)} ${view.local.offset(at)}`;
  const details = disconnectDetails(
    disconnect,
    view.local,
    togetherWords(view, disconnect, 'above'),
  );
  return [
    `### ${code(agent)} on ${code(node)}, ${when}`,
    '',
    `**${outcome}**: ${text([outcomeWords[outcome], ...details].join('; '))}`,
    '',
    ...fence(chainLines(view, disconnect)),
    '',
    ...causes.flatMap(causeLines),
    ...(view.why === undefined ? unasked(view, disconnect) : askedRules(view, disconnect)),
  ];
}

const causeLines = (cause: RankedCause): string[] => [
  `- **${scoredCause(cause)}**: ${text(causeWords[cause.cause].line)}`,
  ...findings(cause, '  '),
];

/** Only where agents were asked for. */
const unasked = (view: View, { id }: ReportDisconnect): string[] =>
  view.stepByStep
    ? notJudged(view.report, id).map(
        ({ needs, rules }) => `- not judged, ${text(needs)}: ${rules.map(code).join(', ')}`,
      )
    : [];
