import { owners } from '../../model/words.ts';
import {
  byOwner,
  isKnown,
  type RankedStep,
  rankedSteps,
  topicOf,
} from '../phrases/ranked-steps.ts';
import type { View } from '../phrases/view.ts';
import { block, capped, labelled } from './block.ts';

const most = 8;
const widest = Math.max(...owners.map((owner) => owner.length));

/** What to do, by who can do it. */
export function nextSteps(view: View): string[] {
  const all = rankedSteps(view.report, view.stepByStep);
  const shown = view.verbose ? all : all.slice(0, most);
  const ordered = byOwner(shown);
  const topics = new Set(ordered.map(topicOf));
  // One cause needs no name.
  const lead = (step: RankedStep): string => (topics.size > 1 ? `${topicOf(step)}: ` : '');
  const owner = (step: RankedStep): string => {
    const above = ordered[ordered.indexOf(step) - 1];
    return above?.owner === step.owner && isKnown(above) === isKnown(step) ? '' : step.owner;
  };
  return block(
    view,
    'NEXT',
    capped(view, [...ordered, ...all.slice(shown.length)], most, (step) =>
      labelled(view, `  ${owner(step).padEnd(widest)}`, lead(step) + step.text),
    ),
  );
}
