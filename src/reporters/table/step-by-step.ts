import { groupBy } from '../../model/group-by.ts';
import type { RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { askedRules } from './asked-rules.ts';
import { labelled, paragraph } from './block.ts';
import { chain } from './chain.ts';
import { disconnectTitle } from './disconnect-title.ts';
import { decides, weighedFindings } from './findings.ts';
import { ranking } from './ranking.ts';
import { silenceCurve } from './silence-curve.ts';
import type { View } from './view.ts';

/** Each disconnect from the last sign of the desktop to its end, then why, and what could not be asked. */
export const stepByStep = (view: View): string[] =>
  view.report.disconnects.flatMap((disconnect) => [
    '',
    ...disconnectTitle(view, disconnect),
    '',
    ...chain(view, disconnect),
    ...apart(silenceCurve(view, disconnect)),
    '',
    ...(view.why === undefined
      ? verdict(view, disconnect)
      : [...ranking(view, disconnect), ...askedRules(view, disconnect)]),
  ]);

const apart = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', ...lines]);

const verdict = (view: View, disconnect: ReportDisconnect): string[] => [
  ...disconnect.causes.flatMap((cause) => [
    ...paragraph(view, `${scored(cause)}:`, causeWords[cause.cause].line),
    ...weighedFindings(view, cause),
    ...decides(view, cause),
  ]),
  ...notJudged(view, disconnect),
];

/** `network-path (network, likely), score 2`. Where nothing was weighed there is none. */
const scored = (cause: RankedCause): string =>
  cause.cause === 'undetermined'
    ? causePhrase(cause)
    : `${causePhrase(cause)}, score ${cause.score < 0 ? '−' : ''}${Math.abs(cause.score)}`;

const lead = 'not judged';

/** Rules that lacked a log, by the log: their silence says nothing. */
function notJudged(view: View, { id }: ReportDisconnect): string[] {
  const lacking = view.report.rules.flatMap(({ id: rule, couldNotRun }) =>
    couldNotRun.filter(({ disconnect }) => disconnect === id).map(({ needs }) => ({ rule, needs })),
  );
  return [...groupBy(lacking, ({ needs }) => needs)].flatMap(([needs, group], index) =>
    labelled(
      view,
      `  ${(index === 0 ? lead : '').padEnd(lead.length)}`,
      `${needs}: ${group.map(({ rule }) => rule).join(', ')}`,
    ),
  );
}
