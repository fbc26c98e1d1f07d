import type { AskedRule, ReportDisconnect } from '../../model/report.ts';
import { askedFor, resultWords, ruleSays, ruleStopped } from '../phrases/asked-words.ts';
import { recordMessage } from '../phrases/record-message.ts';
import type { View } from '../phrases/view.ts';
import { capped, labelled, paragraph } from './block.ts';
import { cut } from './lines.ts';

/** More records than this are rather a list than a reason. */
const mostRecords = 3;

/** How far each rule got with the disconnect: what it asked, and what stopped it. */
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
  const { word, tone } = resultWords[result];
  const { paint } = view;
  return [
    ...paragraph(view, `${rule} (${cause}): ${word}.`, ruleSays(view.report, asked), paint[tone]),
    ...met.flatMap((text) => labelled(view, '    met    ', text, paint.good)),
    ...stopped(view, asked),
    ...(needs === undefined ? [] : labelled(view, '    lacks  ', needs, paint.doubtful)),
  ];
}

function stopped(view: View, asked: AskedRule): string[] {
  const stop = ruleStopped(asked);
  if (stop === undefined) return [];
  return [
    ...(stop.known
      ? labelled(view, '    not met', stop.text, asked.unmet ? view.paint.bad : undefined)
      : labelled(view, '    unknown', stop.text, view.paint.doubtful)),
    ...capped(
      view,
      asked.unmet?.evidence ?? [],
      mostRecords,
      (ref) => recordLines(view, ref),
      indent,
    ),
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
