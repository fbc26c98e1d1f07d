import { groupBy } from '../../../../../model/group-by.ts';
import type { ReportDisconnect } from '../../../../../model/report.ts';
import { byOwner, rankedSteps, topicOf } from '../../../../phrases/ranked-steps.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';

/** What to do about this disconnect and its burst, by who can do it. */
export function nextSteps(
  { report, bursts }: Context,
  disconnect: ReportDisconnect,
): HTMLElement[] {
  const burst = bursts.get(disconnect.burst ?? '');
  const concerned = { ...report, disconnects: [disconnect], bursts: burst ? [burst] : [] };
  const steps = byOwner(rankedSteps(concerned, true));
  const topics = new Set(steps.map(topicOf));
  if (steps.length === 0) return [];
  return [
    element(
      'dl',
      { class: 'next' },
      ...[...groupBy(steps, ({ owner }) => owner)].flatMap(([owner, group]) => [
        element('dt', {}, owner),
        ...group.map((step) =>
          // One cause needs no name.
          element('dd', {}, topics.size > 1 ? `${topicOf(step)}: ${step.text}` : step.text),
        ),
      ]),
    ),
  ];
}
