import type { AskedRule, ReportDisconnect } from '../../model/report.ts';
import { recordMessage } from '../phrases/record-message.ts';
import { capped, labelled, paragraph } from './block.ts';
import { cut } from './lines.ts';
import type { View } from './view.ts';

type Result = AskedRule['result'];

/** In this order: what spoke, what could not be told, what did not hold, what was not asked. */
const results = ['fired', 'lacking', 'unmet', 'off'] as const satisfies readonly Result[];

const resultWords: Readonly<Record<Result, { word: string; tone: 'good' | 'doubtful' | 'quiet' }>> =
  {
    fired: { word: 'fired', tone: 'good' },
    lacking: { word: 'cannot tell', tone: 'doubtful' },
    unmet: { word: 'quiet', tone: 'quiet' },
    off: { word: 'switched off', tone: 'quiet' },
  };

/** More records than this are rather a list than a reason. */
const mostRecords = 3;

/** How far each rule got with the disconnect: what it asked, and what stopped it. Marks are words, so they need no colour. */
export function askedRules(view: View, { asked = [] }: ReportDisconnect): string[] {
  const { why } = view;
  const wanted = asked.filter(({ rule, cause }) => why === true || why === cause || why === rule);
  const sorted = results.flatMap((result) => wanted.filter((one) => one.result === result));
  const isRule = asked.some(({ rule }) => rule === why);
  const whose = why === true ? 'each rule' : isRule ? `${why}` : `each rule of ${why}`;
  if (sorted.length === 0) return ['', view.paint.heading(`  RULES  there is none of ${why}`)];
  return [
    '',
    view.paint.heading(`  RULES  how far ${whose} got with this loss`),
    ...sorted.flatMap((one) => ruleLines(view, one)),
  ];
}

function ruleLines(view: View, { rule, cause, result, met, unmet, needs }: AskedRule): string[] {
  const { word, tone } = resultWords[result];
  const { paint } = view;
  const saysNothing = result === 'unmet' && unmet === undefined;
  return [
    ...paragraph(view, `${rule} (${cause}): ${word}.`, titleOf(view, rule, result), paint[tone]),
    ...met.flatMap((text) => labelled(view, '    met    ', text, paint.good)),
    ...(unmet ? stopped(view, result, unmet) : []),
    ...(saysNothing ? labelled(view, '    not met', 'nothing in the records speaks for it') : []),
    ...(needs === undefined ? [] : labelled(view, '    lacks  ', needs, paint.doubtful)),
  ];
}

function titleOf({ report }: View, rule: string, result: Result): string {
  const title = report.rules.find(({ id }) => id === rule)?.title;
  if (title === undefined) return '';
  return `${result === 'fired' ? 'It says' : 'It fires when'}: ${title}.`;
}

/** Where a log is lacking and no record says so, that a condition was not met is not known. */
function stopped(
  view: View,
  result: Result,
  { text, evidence }: NonNullable<AskedRule['unmet']>,
): string[] {
  const isOpen = result === 'lacking' && evidence.length === 0;
  return [
    ...(isOpen
      ? labelled(view, '    unknown', text, view.paint.doubtful)
      : labelled(view, '    not met', text, view.paint.bad)),
    ...capped(view, evidence, mostRecords, (ref) => recordLines(view, ref), indent),
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
