import type { Context } from '../context.ts';
import { element } from '../dom.ts';
import { sceneOf } from './scene.ts';
import { timeline } from './timeline.ts';

/** A lane an agent, over time: who was there, fell silent, was lost and came back. */
export function lanes(context: Context): HTMLElement {
  const scene = sceneOf(context.report);
  if (scene.lanes.length === 0)
    return note('No agent appears in these logs, so there is none to draw.');
  if (scene.whole === undefined) return note('No record tells a time, so there is none to draw.');
  return timeline(context, scene, scene.whole);
}

const note = (words: string): HTMLElement =>
  element(
    'section',
    { class: 'lanes', 'data-lanes': 0 },
    element('h2', {}, 'Timeline'),
    element('p', { class: 'note' }, words),
  );
