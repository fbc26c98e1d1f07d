import type { Finding, RankedCause } from '../model/report.ts';
import { type Cause, type Confidence, causes, causeWords, confidences } from '../model/words.ts';
import type { Answer, Rule, RuleMeta } from '../rules/index.ts';
import type { Citations } from './citations.ts';

/** What one rule said of one disconnect. */
export interface RuleAnswers {
  readonly rule: Rule;
  readonly answers: readonly Answer[];
}

/**
 * Weighs the answers of all rules: a cause stands if something speaks for it. `certain`: a record says so and nothing
 * speaks against it. `likely`: evidence for, none against. `possible`: else.
 */
export function rankCauses(
  spoken: readonly RuleAnswers[],
  citations: Citations,
  undetermined: string,
): RankedCause[] {
  const ranked = causes.flatMap((cause) => {
    const own = spoken.filter(({ rule }) => rule.meta.cause === cause);
    const said = own.flatMap(({ rule, answers }) => answers.map((answer) => ({ rule, answer })));
    if (!said.some(({ answer }) => answer.says === 'for')) return [];
    return [toCause(cause, said, citations)];
  });
  if (ranked.length === 0) return [cannotTell(undetermined)];
  return ranked.sort(
    (a, b) =>
      confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
      b.for.length - b.against.length - (a.for.length - a.against.length),
  );
}

interface Said {
  readonly rule: Rule;
  readonly answer: Answer;
}

function toCause(cause: Cause, said: readonly Said[], citations: Citations): RankedCause {
  const side = said.find(({ answer }) => answer.side)?.answer.side ?? causeWords[cause].side;
  const confidence = confidenceOf(said.map(({ answer }) => answer));
  const findings = (says: Answer['says']): Finding[] =>
    said
      .filter(({ answer }) => answer.says === says)
      .map(({ rule, answer }) => ({
        text: wording(rule.meta, answer),
        evidence: citations.refs(answer.evidence),
      }));
  const decide = said[0]?.rule.meta.decide;
  return {
    cause,
    side,
    confidence,
    for: findings('for'),
    against: findings('against'),
    ...(confidence !== 'certain' && decide !== undefined && { decide }),
  };
}

function confidenceOf(answers: readonly Answer[]): Confidence {
  const pro = answers.filter(({ says }) => says === 'for');
  if (answers.some(({ says }) => says === 'against')) return 'possible';
  if (pro.some(({ strength }) => strength === 'proof')) return 'certain';
  return pro.some(({ strength }) => strength !== 'hint') ? 'likely' : 'possible';
}

/** The rule's message with the answer's values in it. */
function wording(
  meta: Pick<RuleMeta<never, string>, 'messages'>,
  { message, values = {} }: Answer,
): string {
  const template = meta.messages[message] ?? message;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const cannotTell = (decide: string): RankedCause => ({
  cause: 'undetermined',
  side: 'unknown',
  confidence: 'possible',
  for: [],
  against: [],
  decide,
});
