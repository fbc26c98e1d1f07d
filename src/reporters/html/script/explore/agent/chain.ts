import type { ReportDisconnect, ReportStep } from '../../../../../model/report.ts';
import type { LocalTime } from '../../../../phrases/local-time.ts';
import { stepAfter, stepSentence, stepTime } from '../../../../phrases/step-words.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { record } from '../../record.ts';

/** The steps as the logs print them, each with the time since the one before, its record and its place. */
export function chain(context: Context, disconnect: ReportDisconnect): HTMLElement {
  const local = clockOf(context.report, context.store.choice().clock);
  const items = disconnect.steps.map((step) => item(context, disconnect, step, local));
  return element('ol', { class: 'chain' }, ...items);
}

function item(
  context: Context,
  disconnect: ReportDisconnect,
  step: ReportStep,
  local: LocalTime,
): HTMLElement {
  const { evidence } = step;
  return element(
    'li',
    { class: step.step },
    element('time', { datetime: step.at }, local.preciseTime(step.at)),
    element('span', { class: 'after' }, stepAfter(step)),
    element('b', { class: 'step' }, stepSentence(step)),
    element('span', { class: 'printed' }, printed(disconnect, step, local)),
    evidence !== undefined && record(context, evidence),
  );
}

/** By the log's own clock, where the steps are told by another one. */
function printed(disconnect: ReportDisconnect, step: ReportStep, local: LocalTime): string {
  if (step.printed === undefined) return `derived: ${stepTime(disconnect, step, local)}`;
  const aligned = step.rawAt === undefined ? '' : `, aligned ${local.preciseTime(step.at)}`;
  return `printed ${step.printed}${aligned}`;
}
