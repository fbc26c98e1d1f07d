import type { AskedRule, ReportDisconnect } from '../../model/report.ts';
import { askedFor, resultWords, ruleSays, ruleStopped } from '../phrases/asked-words.ts';
import type { View } from '../phrases/view.ts';
import { code, text } from './inline.ts';

/** How far each rule got with the disconnect: what it asked, and what stopped it. */
export function askedRules(view: View, disconnect: ReportDisconnect): string[] {
  const { why = true } = view;
  const rules = askedFor(disconnect, why);
  if (rules.length === 0) return ['', `Rules: there is none of ${text(String(why))}`];
  return ['', 'How far the rules got:', '', ...rules.flatMap((asked) => ruleLines(view, asked))];
}

function ruleLines(view: View, asked: AskedRule): string[] {
  const { rule, cause, result, met, needs } = asked;
  const title = text(ruleSays(view.report, asked));
  return [
    `- ${code(rule)} (${cause}): **${resultWords[result].word}**. ${title}`.trimEnd(),
    ...met.map((one) => `  - met: ${text(one)}`),
    ...stopped(asked),
    ...(needs === undefined ? [] : [`  - lacks: ${text(needs)}`]),
  ];
}

const mostRecords = 3;

function stopped(asked: AskedRule): string[] {
  const stop = ruleStopped(asked);
  if (stop === undefined) return [];
  const refs = (asked.unmet?.evidence ?? []).slice(0, mostRecords).map(code).join(', ');
  const said = text(stop.text) + (refs === '' ? '' : ` (${refs})`);
  return [`  - ${stop.known ? 'not met' : 'unknown'}: ${said}`];
}
