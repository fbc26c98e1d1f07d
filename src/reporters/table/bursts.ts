import type { ReportBurst } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { rangeOf } from '../phrases/days.ts';
import { duration } from '../phrases/numbers.ts';
import { block, capped, labelled, paragraph } from './block.ts';
import { findings } from './findings.ts';
import type { View } from './view.ts';

const most = 5;
const mostNames = 12;

/** Agents that were lost at once, each burst in a few lines. */
export const bursts = (view: View): string[] =>
  block(
    view,
    'TOGETHER',
    capped(view, view.report.bursts, most, (burst) => burstLines(view, burst)),
  );

function burstLines(view: View, burst: ReportBurst): string[] {
  const { agents, share, node } = burst;
  const sessions = `${Math.round(share * 100)}% of the sessions on ${node}`;
  const when = `within ${duration(span(burst))}, ${rangeOf(view, burst.from, burst.to)}`;
  return [
    ...paragraph(view, `${agents.length} agents`, `${when}, ${sessions}`),
    ...paragraph(view, `${causePhrase(burst)}:`, causeWords[burst.cause].line),
    ...labelled(view, '    agents ', names(view, agents)),
    ...findings(view, burst),
  ];
}

const span = ({ from, to }: ReportBurst): number => Date.parse(to) - Date.parse(from);

function names(view: View, agents: readonly string[]): string {
  const shown = view.verbose ? agents : agents.slice(0, mostNames);
  const rest = agents.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
