import { isAnalysable } from '../../model/analysable.ts';
import { byOwner, rankedSteps, topicOf } from '../phrases/ranked-steps.ts';
import type { View } from '../phrases/view.ts';
import { text } from './inline.ts';
import { capped, section } from './section.ts';

const most = 8;
const whatToCollect =
  'Collect the logs of every Finesse server for half an hour around the loss, as they come, and name their folder or archive; `bosh-diag inspect` says what is in it.';

/** What to do, by who can do it. Where nothing could be analysed, that is to collect what can be. */
export function nextSteps(view: View): string[] {
  if (!isAnalysable(view.report)) return section('Next steps', [`- ${text(whatToCollect)}`]);
  const all = rankedSteps(view.report, view.stepByStep);
  const shown = view.verbose ? all : all.slice(0, most);
  const ordered = byOwner(shown);
  // One cause needs no name.
  const isNamed = new Set(ordered.map(topicOf)).size > 1;
  return section(
    'Next steps',
    capped(view, [...ordered, ...all.slice(shown.length)], most, (step) => [
      `- **${step.owner}**: ${isNamed ? `${topicOf(step)}: ` : ''}${text(step.text)}`,
    ]),
  );
}
