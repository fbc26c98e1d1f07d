import type { Finding, RankedCause } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import {
  type Cause,
  type Confidence,
  causes,
  causeWords,
  confidences,
  type Strength,
} from '../model/words.ts';
import type { Answer, Rule, RuleMeta } from '../rules/index.ts';
import type { Citations } from './citations.ts';

/** What one rule said of one disconnect. */
export interface RuleAnswers {
  readonly rule: Rule;
  readonly answers: readonly Answer[];
}

export interface Weighing {
  readonly citations: Citations;
  readonly weights: Settings['weights'];
}

/**
 * Weighs the answers of all rules: a cause stands if something speaks for it. `certain`: a record says so and nothing
 * speaks against it. `likely`: evidence for, none against. `possible`: else. Among equals the score decides, then the
 * order of the list of causes.
 */
export function rankCauses(
  spoken: readonly RuleAnswers[],
  weighing: Weighing,
  undetermined: string,
): RankedCause[] {
  const ranked = causes.flatMap((cause) => {
    const own = spoken.filter(({ rule }) => rule.meta.cause === cause);
    const said = own.flatMap(({ rule, answers }) => answers.map((answer) => ({ rule, answer })));
    if (!said.some(({ answer }) => answer.says === 'for')) return [];
    return [toCause(cause, said, weighing)];
  });
  if (ranked.length === 0) return [cannotTell(undetermined)];
  return ranked.sort(
    (a, b) =>
      confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) || b.score - a.score,
  );
}

interface Said {
  readonly rule: Rule;
  readonly answer: Answer;
}

function toCause(cause: Cause, said: readonly Said[], weighing: Weighing): RankedCause {
  const side = said.find(({ answer }) => answer.side)?.answer.side ?? causeWords[cause].side;
  const confidence = confidenceOf(said.map(({ answer }) => answer));
  const findings = (says: Answer['says']): Finding[] =>
    said.filter(({ answer }) => answer.says === says).map((one) => toFinding(one, weighing));
  const pro = findings('for');
  const contra = findings('against');
  const decide = said[0]?.rule.meta.decide;
  return {
    cause,
    side,
    confidence,
    score: sum(pro) - sum(contra),
    for: pro,
    against: contra,
    ...(confidence !== 'certain' && decide !== undefined && { decide }),
  };
}

function toFinding({ rule, answer }: Said, { citations, weights }: Weighing): Finding {
  const strength = strengthOf(answer);
  return {
    text: wording(rule.meta, answer),
    rule: rule.meta.id,
    strength,
    weight: weights[strength],
    evidence: citations.refs(answer.evidence),
  };
}

const sum = (findings: readonly Finding[]): number =>
  findings.reduce((total, { weight }) => total + weight, 0);

const strengthOf = ({ strength }: Answer): Strength => strength ?? 'evidence';

function confidenceOf(answers: readonly Answer[]): Confidence {
  const pro = answers.filter(({ says }) => says === 'for').map(strengthOf);
  if (answers.some(({ says }) => says === 'against')) return 'possible';
  if (pro.includes('proof')) return 'certain';
  return pro.includes('evidence') ? 'likely' : 'possible';
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
  score: 0,
  for: [],
  against: [],
  decide,
});
