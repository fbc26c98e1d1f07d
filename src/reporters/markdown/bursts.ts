import type { ReportBurst } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { burstExtent, mostBursts, someOf } from '../phrases/burst-words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import type { View } from '../phrases/view.ts';
import { findings } from './findings.ts';
import { text } from './inline.ts';
import { capped, section } from './section.ts';

const mostNames = 12;

/** Agents that were lost at once. */
export const bursts = (view: View): string[] =>
  section(
    'Together',
    capped(view, view.report.bursts, mostBursts, (burst) => burstLines(view, burst)),
  );

const burstLines = (view: View, burst: ReportBurst): string[] => [
  `- **${burst.agents.length} agents** ${text(burstExtent(burst, view.local))}`,
  `  - **${causePhrase(burst)}**: ${text(causeWords[burst.cause].line)}`,
  `  - agents: ${text(someOf(burst.agents, view.verbose ? burst.agents.length : mostNames))}`,
  ...findings(burst, '  '),
];
