import type { Report } from '../../model/report.ts';
import { headline } from '../phrases/headline.ts';
import { lossesOf } from '../phrases/losses.ts';
import { viewOf } from '../phrases/view.ts';
import type { ReporterOptions } from '../reporter.ts';
import { bursts } from './bursts.ts';
import { counts } from './counts.ts';
import { text } from './inline.ts';
import { losses as lossTable } from './losses.ts';
import { missing } from './missing.ts';
import { nextSteps } from './next-steps.ts';
import { problems, serverEvents, sources } from './sources.ts';
import { stepByStep } from './step-by-step.ts';

/** One page to paste into a ticket. */
export function markdown(hostile: Report, options: ReporterOptions): string {
  const view = viewOf(hostile, options);
  const { report, stepByStep: agents, inSpan = false } = view;
  const losses = lossesOf(report);
  return `${[
    `**${text(headline(report, { agents, inSpan }))}**`,
    ...counts(view),
    ...lossTable(view, losses),
    ...bursts(view),
    ...serverEvents(view),
    ...stepByStep(view, losses),
    ...nextSteps(view),
    ...missing(view),
    ...problems(view),
    ...sources(view),
  ].join('\n')}\n`;
}
