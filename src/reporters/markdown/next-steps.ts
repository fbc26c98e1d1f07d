import { byOwner, rankedSteps, topicOf } from '../phrases/ranked-steps.ts';
import { text } from './inline.ts';
import { capped, section, type View } from './view.ts';

const most = 8;

/** What to do, by who can do it. */
export function nextSteps(view: View): string[] {
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
