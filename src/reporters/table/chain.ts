import type { ReportDisconnect, ReportStep } from '../../model/report.ts';
import { recordMessage } from '../phrases/record-message.ts';
import { stepAfter, stepSentence, stepTime } from '../phrases/step-words.ts';
import type { View } from '../phrases/view.ts';
import { type Column, columns } from './columns.ts';
import { cut, displayWidth } from './lines.ts';

const indent = '      ';

/**
 * The steps as the logs print them, each with the time since the one before, its record and its place: beside it where
 * they fit, else below.
 */
export function chain(view: View, disconnect: ReportDisconnect): string[] {
  const { steps } = disconnect;
  const said = stepColumns(view, disconnect);
  const beside = columns(view, steps, [...said, ...recordColumns(view)]);
  if (beside.every((line) => displayWidth(line) <= view.width)) return beside;
  const [head = '', ...lines] = columns(view, steps, [...said, whatStep(20)]);
  return [head, ...lines.flatMap((line, index) => [line, ...recordLines(view, steps[index])])];
}

const stepColumns = (view: View, disconnect: ReportDisconnect): readonly Column<ReportStep>[] => [
  { head: '  TIME AS PRINTED', cell: (step) => `  ${stepTime(disconnect, step, view.local)}` },
  {
    head: 'ALIGNED',
    cell: ({ at, rawAt }) => (rawAt === undefined ? '' : view.local.preciseTime(at)),
  },
  {
    head: 'AFTER',
    cell: stepAfter,
  },
];

const whatStep = (least: number): Column<ReportStep> => ({
  head: 'STEP',
  cell: stepSentence,
  least,
});

/** The record, then its place, which stays whole to be found again. */
function recordLines(view: View, step: ReportStep | undefined): string[] {
  const evidence = view.evidence.get(step?.evidence ?? '');
  if (evidence === undefined) return [];
  const record = cut(`${indent}${recordMessage(evidence)}`, view.width);
  return [record, view.paint.quiet(`${indent}${evidence.ref}`)];
}

const recordColumns = (view: View): readonly Column<ReportStep>[] => [
  whatStep(40),
  {
    head: 'RECORD',
    cell: ({ evidence = '' }) => recordMessage(view.evidence.get(evidence)),
    least: 40,
  },
  {
    head: 'WHERE',
    cell: ({ evidence = '' }) => evidence,
    paint: (_, text) => view.paint.quiet(text),
  },
];
