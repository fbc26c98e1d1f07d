import type { RankedCause, ReportDisconnect } from '../../../../../model/report.ts';
import { causeWords } from '../../../../../model/words.ts';
import { scoredCause, scoreSum, whyFirst } from '../../../../phrases/score-words.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { findings } from '../../findings.ts';

/** The causes, best first: what each means, what speaks for and against it, and what would decide. */
export const causes = (context: Context, { causes: ranked }: ReportDisconnect): HTMLElement[] => [
  element('ol', { class: 'causes' }, ...ranked.map((cause) => item(context, cause))),
  element('p', {}, element('b', {}, 'first'), ` ${whyFirst(ranked)}`),
];

function item(context: Context, cause: RankedCause): HTMLElement {
  const isWeighed = cause.for.length + cause.against.length > 0;
  const sum = scoreSum(cause);
  return element(
    'li',
    {},
    element('b', {}, scoredCause(cause)),
    `: ${causeWords[cause.cause].line}`,
    isWeighed && findings(context, cause),
    sum !== undefined && element('p', { class: 'note' }, `score ${sum}`),
    cause.decide !== undefined &&
      element('p', { class: 'decide' }, element('b', {}, 'decide'), ` ${cause.decide}`),
  );
}
