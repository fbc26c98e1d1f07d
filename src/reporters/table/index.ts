import type { Report } from '../../model/report.ts';
import { type Loss, lossesOf } from '../phrases/losses.ts';
import { type View, viewOf } from '../phrases/view.ts';
import type { ReporterOptions } from '../reporter.ts';
import { agents } from './agents.ts';
import { atRisk } from './at-risk.ts';
import { bursts } from './bursts.ts';
import { causes } from './causes.ts';
import { headline } from './headline.ts';
import { missing } from './missing.ts';
import { nextSteps } from './next-steps.ts';
import { outcomeTally } from './outcome-tally.ts';
import { overview } from './overview.ts';
import { problems } from './problems.ts';
import { serverEvents } from './server-events.ts';
import { sources } from './sources.ts';
import { stepByStep } from './step-by-step.ts';

/** A list longer than this would push what to do off the first screen, so it comes last. */
const shortList = 12;

/** For people: who, when, together or apart, which step, which side, what next. */
export function table(report: Report, options: ReporterOptions): string {
  const view = viewOf(report, options);
  const losses = lossesOf(view.report);
  return `${[...headline(view), ...body(view, losses)].join('\n')}\n`;
}

function body(view: View, losses: readonly Loss[]): string[] {
  const list = agents(view, losses);
  const isShort = view.stepByStep || losses.length <= shortList;
  return [
    ...(isShort ? list : []),
    ...overview(view),
    ...(view.stepByStep ? stepByStep(view) : []),
    ...bursts(view),
    ...serverEvents(view),
    ...(view.stepByStep ? [] : causes(view, losses)),
    ...atRisk(view),
    ...nextSteps(view),
    ...missing(view, view.report.bundle.missing),
    ...(isShort ? [] : list),
    ...outcomeTally(view),
    ...problems(view, view.report.problems),
    ...sources(view),
  ];
}
