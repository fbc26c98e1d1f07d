import type { ReportDisconnect } from '../../../../../model/report.ts';
import { outcomeWords } from '../../../../../model/words.ts';
import { disconnectDetails } from '../../../../phrases/disconnect-details.ts';
import { outcomeTone } from '../../../../phrases/outcome-tone.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { silenceFigure } from '../curve/silence-figure.ts';
import { causes } from './causes.ts';
import { chain } from './chain.ts';
import { couldNotTell } from './could-not-tell.ts';
import { nextSteps } from './next-steps.ts';
import { ruleByRule } from './rule-by-rule.ts';
import { together } from './together.ts';

/** One disconnect from the last sign of the desktop to its end, then why, what is missing, and what to do. */
export function disconnectStory(context: Context, disconnect: ReportDisconnect): HTMLElement {
  const { report, store } = context;
  const { at, node, outcome } = disconnect;
  const local = clockOf(report, store.choice().clock);
  return element(
    'div',
    { class: 'disconnect' },
    element(
      'h3',
      { id: 'disconnect-title', tabindex: -1 },
      `${local.dayAndTime(at)} ${local.offset(at)}, on ${node}`,
    ),
    element(
      'p',
      { class: 'details' },
      element('b', { class: outcomeTone[outcome] }, outcome),
      `: ${[outcomeWords[outcome], ...disconnectDetails(disconnect, local)].join('; ')}`,
    ),
    ...part('Silence', [silenceFigure(context, disconnect)]),
    ...part('Step by step', [chain(context, disconnect)]),
    ...part('Causes', causes(context, disconnect)),
    ...part('Rules, one by one', ruleByRule(context, disconnect)),
    ...part('What could not be told', couldNotTell(context, disconnect)),
    ...part('Next steps', nextSteps(context, disconnect)),
    ...part('Together with others', together(context, disconnect)),
  );
}

const part = (title: string, inside: readonly HTMLElement[]): HTMLElement[] =>
  inside.length === 0 ? [] : [element('h3', {}, title), ...inside];
