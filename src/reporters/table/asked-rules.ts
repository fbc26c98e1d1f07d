import type { AskedRule, ReportDisconnect } from '../../model/report.ts';
import { askedFor, isOpen, resultWords, ruleTitle, saysNothing } from '../phrases/asked-rules.ts';
import { recordMessage } from '../phrases/record-message.ts';
import type { Paint } from '../reporter.ts';
import { capped, labelled, paragraph } from './block.ts';
import { cut } from './lines.ts';
import type { View } from './view.ts';

type Result = AskedRule['result'];

const tones = {
  fired: 'good',
  lacking: 'doubtful',
  unmet: 'quiet',
  off: 'quiet',
} as const satisfies Record<Result, keyof Paint>;

/** More records than this are rather a list than a reason. */
const mostRecords = 3;

/** How far each rule got with the disconnect: what it asked, and what stopped it. Marks are words, so they need no colour. */
export function askedRules(view: View, disconnect: ReportDisconnect): string[] {
  const { why = true } = view;
  const sorted = askedFor(disconnect, why);
  const isRule = disconnect.asked?.some(({ rule }) => rule === why);
  const whose = why === true ? 'each rule' : isRule ? `${why}` : `each rule of ${why}`;
  if (sorted.length === 0) return ['', view.paint.heading(`  RULES  there is none of ${why}`)];
  return [
    '',
    view.paint.heading(`  RULES  how far ${whose} got with this loss`),
    ...sorted.flatMap((one) => ruleLines(view, one)),
  ];
}

function ruleLines(view: View, asked: AskedRule): string[] {
  const { rule, cause, result, met, needs } = asked;
  const { paint } = view;
  const lead = `${rule} (${cause}): ${resultWords[result]}.`;
  return [
    ...paragraph(view, lead, ruleTitle(view.report, asked), paint[tones[result]]),
    ...met.flatMap((text) => labelled(view, '    met    ', text, paint.good)),
    ...stopped(view, asked),
    ...(saysNothing(asked)
      ? labelled(view, '    not met', 'nothing in the records speaks for it')
      : []),
    ...(needs === undefined ? [] : labelled(view, '    lacks  ', needs, paint.doubtful)),
  ];
}

function stopped(view: View, asked: AskedRule): string[] {
  const { unmet } = asked;
  if (unmet === undefined) return [];
  return [
    ...(isOpen(asked)
      ? labelled(view, '    unknown', unmet.text, view.paint.doubtful)
      : labelled(view, '    not met', unmet.text, view.paint.bad)),
    ...capped(view, unmet.evidence, mostRecords, (ref) => recordLines(view, ref), indent),
  ];
}

const indent = ' '.repeat(13);

/** The record with its time, then its place, which stays whole to be found again. */
function recordLines(view: View, ref: string): string[] {
  const evidence = view.evidence.get(ref);
  if (evidence === undefined) return [];
  const { printed } = evidence;
  return [
    cut(`${indent}${printed}  ${recordMessage(evidence)}`, view.width),
    view.paint.quiet(`${indent}${ref}`),
  ];
}
