import type { AskedRule, Next, RankedCause, ReportRule } from '../model/report.ts';
import type { Answer, Requirement, Rule, Unmet, Window } from '../rules/index.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Citations } from './citations.ts';
import { desktopOf } from './desktop-of.ts';
import type { DiagnoseContext } from './diagnose-context.ts';
import { type RuleAnswers, rankCauses } from './judge.ts';
import { nextSteps } from './next-steps.ts';
import { reaches } from './reaches.ts';
import { RuleWindows } from './rule-windows.ts';
import { undeterminedDecide } from './undetermined.ts';

/** Where no last contact is known, what came before the loss lies within this. */
const beforeMs = 60_000;

/** The log that holds it. */
const requirementWords: Readonly<Record<Requirement, string>> = {
  client: 'client log',
  webservices: 'webservices',
  requests: 'requests (debug.log)',
  sweeps: 'sweeps (debug.log)',
  access: 'access log',
};

/** Why one disconnect happened: causes best first, and what to do next. */
export interface Verdict {
  readonly disconnect: Disconnect;
  readonly burst?: Burst;
  readonly causes: readonly RankedCause[];
  readonly asked?: readonly AskedRule[];
  readonly next: readonly Next[];
}

export interface Diagnosis {
  readonly verdicts: readonly Verdict[];
  readonly rules: readonly ReportRule[];
}

/** Asks every rule about every disconnect. Knows no rule by name. */
export function diagnose(
  disconnects: readonly Disconnect[],
  bursts: readonly Burst[],
  context: DiagnoseContext,
): Diagnosis {
  const windows = new RuleWindows(bursts, context);
  const ledger = new Map(
    context.rules.map((rule) => [
      rule,
      { fired: 0, couldNotRun: [] as { disconnect: string; needs: string }[] },
    ]),
  );
  const verdicts = disconnects.map((disconnect) => {
    const windowOf = windows.of(disconnect);
    const asked = context.rules.map((rule) => {
      const entry = ledger.get(rule);
      const answered = ask(rule, disconnect, windowOf, context);
      const { fired, needs } = answered;
      if (needs !== undefined) entry?.couldNotRun.push({ disconnect: disconnect.id, needs });
      if (entry && fired) entry.fired += 1;
      return answered;
    });
    return toVerdict(disconnect, windows.burstOf(disconnect), asked, context);
  });
  const rules = [...ledger].map(([{ meta }, entry]) => ({
    id: meta.id,
    cause: meta.cause,
    title: meta.title,
    ...(context.settings.rulesOff.includes(meta.id) && { off: true as const }),
    ...entry,
  }));
  return { verdicts, rules };
}

/** What came of asking one rule about one disconnect. */
interface Asked extends RuleAnswers {
  readonly isOff: boolean;
  readonly fired: boolean;
  readonly unmet?: Unmet;
  /** The log that is not there, and when. */
  readonly needs?: string;
}

function ask(
  rule: Rule,
  disconnect: Disconnect,
  windowOf: (rule: Rule) => Window,
  context: DiagnoseContext,
): Asked {
  if (context.settings.rulesOff.includes(rule.meta.id))
    return { rule, answers: [], isOff: true, fired: false };
  const said = rule.check(windowOf(rule));
  const answers = isUnmet(said) ? [] : said;
  const fired = answers.some(({ says }) => says === 'for');
  // A rule's silence counts only where the log that would have broken it is there.
  const needs = fired ? undefined : lackOf(rule, said, disconnect, context);
  return {
    rule,
    answers,
    isOff: false,
    fired,
    ...(isUnmet(said) && { unmet: said }),
    ...(needs !== undefined && { needs }),
  };
}

const isUnmet = (said: readonly Answer[] | Unmet): said is Unmet => 'unmet' in said;

function toVerdict(
  disconnect: Disconnect,
  burst: Burst | undefined,
  asked: readonly Asked[],
  context: DiagnoseContext,
): Verdict {
  const desktop = desktopOf(disconnect);
  const { citations, settings } = context;
  const weighing = { citations, weights: settings.weights };
  const causes = rankCauses(asked, weighing, undeterminedDecide(disconnect, desktop));
  return {
    disconnect,
    causes,
    next: nextSteps({ disconnect, desktop, causes, asked }),
    ...(burst && { burst }),
    ...(context.why && { asked: asked.map((one) => toAskedRule(one, citations)) }),
  };
}

function toAskedRule({ rule, isOff, fired, unmet, needs }: Asked, citations: Citations): AskedRule {
  const { id, cause, conditions } = rule.meta;
  const names = Object.keys(conditions);
  const isMet = unmet ? names.slice(0, names.indexOf(unmet.unmet)) : isOff ? [] : names;
  return {
    rule: id,
    cause,
    result: isOff ? 'off' : fired ? 'fired' : needs === undefined ? 'unmet' : 'lacking',
    met: isMet.flatMap((name) => conditions[name] ?? []),
    ...(unmet && {
      unmet: {
        text: conditions[unmet.unmet] ?? unmet.unmet,
        evidence: citations.refs(unmet.evidence),
      },
    }),
    ...(needs !== undefined && { needs }),
  };
}

/** The log that the rule says it lacks, or else the first that it needs and that does not reach over the loss. */
function lackOf(
  rule: Rule,
  said: readonly Answer[] | Unmet,
  disconnect: Disconnect,
  context: DiagnoseContext,
): string | undefined {
  if (isUnmet(said) && said.lacks) return spanNeeded(said.lacks, disconnect, context);
  return unreached(rule, disconnect, context);
}

/** The first log that the rule needs, and that does not reach over the time it looks at. */
function unreached({ meta }: Rule, d: Disconnect, context: DiagnoseContext): string | undefined {
  const missing = meta.requires.find((needed) => !reaches(needed, meta, d, context));
  return missing && spanNeeded(missing, d, context);
}

/** Over the loss, from the last contact to the return: a log of that time would help, whatever the rule. */
function spanNeeded(needed: Requirement, d: Disconnect, { time }: DiagnoseContext): string {
  const from = d.lastContact?.earliest ?? d.at.at - beforeMs;
  const to = Math.max(d.at.at + d.at.stampMs, d.returned?.at ?? 0);
  return `${requirementWords[needed]} ${time(d.node, from)}–${time(d.node, to)}`;
}
