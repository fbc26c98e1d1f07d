import type { ReportDisconnect } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { notJudged } from '../phrases/not-judged.ts';
import { scoredCause } from '../phrases/score-words.ts';
import type { View } from '../phrases/view.ts';
import { askedRules } from './asked-rules.ts';
import { labelled, paragraph } from './block.ts';
import { chain } from './chain.ts';
import { disconnectTitle } from './disconnect-title.ts';
import { decides, weighedFindings } from './findings.ts';
import { ranking } from './ranking.ts';
import { silenceCurve } from './silence-curve.ts';

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
    ...paragraph(view, `${scoredCause(cause)}:`, causeWords[cause.cause].line),
    ...weighedFindings(view, cause),
    ...decides(view, cause),
  ]),
  ...notJudgedLines(view, disconnect),
];

const lead = 'not judged';

/** A line a log. */
const notJudgedLines = (view: View, { id }: ReportDisconnect): string[] =>
  notJudged(view.report, id).flatMap(({ needs, rules }, index) =>
    labelled(
      view,
      `  ${(index === 0 ? lead : '').padEnd(lead.length)}`,
      `${needs}: ${rules.join(', ')}`,
    ),
  );
