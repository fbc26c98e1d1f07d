import type { ReportBurst } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { burstExtent, mostBursts, someOf } from '../phrases/burst-words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import type { View } from '../phrases/view.ts';
import { block, capped, labelled, paragraph } from './block.ts';
import { findings } from './findings.ts';

const mostNames = 12;

/** Agents that were lost at once, each burst in a few lines. */
export const bursts = (view: View): string[] =>
  block(
    view,
    'TOGETHER',
    capped(view, view.report.bursts, mostBursts, (burst) => burstLines(view, burst)),
  );

function burstLines(view: View, burst: ReportBurst): string[] {
  const { agents } = burst;
  const shown = view.verbose ? agents.length : mostNames;
  return [
    ...paragraph(view, `${agents.length} agents`, burstExtent(burst, view.local)),
    ...paragraph(view, `${causePhrase(burst)}:`, causeWords[burst.cause].line),
    ...labelled(view, '    agents ', someOf(agents, shown)),
    ...findings(view, burst),
  ];
}
