import type { FactKind } from '../model/fact.ts';
import type { Next, RankedCause, ReportRule } from '../model/report.ts';
import type { Requirement, Rule, Window } from '../rules/index.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { byTime } from '../timeline/event.ts';
import { EventIndex } from '../timeline/event-index.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Timers } from '../timeline/timers.ts';
import type { Citations } from './citations.ts';
import type { Coverage } from './coverage.ts';
import { desktopOf } from './desktop-of.ts';
import { type RuleAnswers, rankCauses } from './judge.ts';
import { generalAdvice, undeterminedDecide } from './undetermined.ts';

/** The last record of a log may come a moment before the loss that another log tells. */
const slackMs = 60_000;

export interface DiagnoseContext {
  readonly rules: readonly Rule[];
  readonly timers: Timers;
  readonly citations: Citations;
  readonly coverage: (node: NodeTimeline) => Coverage;
  readonly time: (node: NodeTimeline, at: number) => string;
}

/** Why one disconnect happened: causes best first, and what to do next. */
export interface Verdict {
  readonly disconnect: Disconnect;
  readonly burst?: Burst;
  readonly causes: readonly RankedCause[];
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
  const burstOf = new Map(
    bursts.flatMap((burst) => burst.disconnects.map((d) => [d, burst] as const)),
  );
  const ledger = new Map(
    context.rules.map((rule) => [
      rule,
      { fired: 0, couldNotRun: [] as { disconnect: string; needs: string }[] },
    ]),
  );
  const indexes = new Map<NodeTimeline, EventIndex>();
  const verdicts = disconnects.map((disconnect) => {
    const index = indexes.get(disconnect.node) ?? new EventIndex(disconnect.node.events);
    indexes.set(disconnect.node, index);
    const burst = burstOf.get(disconnect);
    const spoken = context.rules.map((rule) => {
      const entry = ledger.get(rule);
      const answers = rule.check(windowOf(rule, disconnect, burst, index, context));
      const fired = answers.some(({ says }) => says === 'for');
      // A rule's silence counts only where the log that would have broken it is there.
      const needs = fired ? undefined : unmet(rule, disconnect, context);
      if (needs) entry?.couldNotRun.push({ disconnect: disconnect.id, needs });
      if (entry && fired) entry.fired += 1;
      return { rule, answers };
    });
    return toVerdict(disconnect, burst, spoken, context);
  });
  const rules = [...ledger].map(([{ meta }, entry]) => ({
    id: meta.id,
    cause: meta.cause,
    title: meta.title,
    ...entry,
  }));
  return { verdicts, rules };
}

function toVerdict(
  disconnect: Disconnect,
  burst: Burst | undefined,
  spoken: readonly RuleAnswers[],
  context: DiagnoseContext,
): Verdict {
  const desktop = desktopOf(disconnect);
  const causes = rankCauses(spoken, context.citations, undeterminedDecide(disconnect, desktop));
  const remedies = causes.flatMap(({ cause }) =>
    spoken
      .filter(({ rule, answers }) => rule.meta.cause === cause && answers.length > 0)
      .flatMap(({ rule }) => rule.meta.remedy),
  );
  const next = remedies.length > 0 ? remedies : generalAdvice(disconnect, desktop);
  return { disconnect, causes, next, ...(burst && { burst }) };
}

/** The first log that the rule needs, and that does not reach over the time it looks at. */
function unmet({ meta }: Rule, d: Disconnect, context: DiagnoseContext): string | undefined {
  const { time } = context;
  const missing = meta.requires.find((needed) => !reaches(needed, meta, d, context));
  if (!missing) return undefined;
  const from = neededFrom(missing, meta, d, context);
  return `${missing} from ${time(d.node, from)} to ${time(d.node, d.at.at + d.at.stampMs)}`;
}

const neededFrom = (
  needed: Requirement,
  meta: Rule['meta'],
  { at }: Disconnect,
  { timers }: DiagnoseContext,
): number => at.at - (needed === 'sweeps' ? timers.sweepMs.value : meta.before);

/** The log covers the time that the rule looks at. */
function reaches(
  needed: Requirement,
  meta: Rule['meta'],
  d: Disconnect,
  context: DiagnoseContext,
): boolean {
  if (needed === 'sweeps' && d.transport === 'websocket') return false;
  const from = neededFrom(needed, meta, d, context);
  return context
    .coverage(d.node)
    [needed].some((span) => span.from <= from && span.to >= d.at.at - slackMs);
}

function windowOf(
  { meta }: Rule,
  disconnect: Disconnect,
  burst: Burst | undefined,
  index: EventIndex,
  context: DiagnoseContext,
): Window {
  const { timers, time } = context;
  const first = disconnect.ends[0]?.at ?? disconnect.at.at;
  const from = Math.min(first, disconnect.at.at) - meta.before;
  const to = Math.max(disconnect.at.at, disconnect.ends.at(-1)?.at ?? 0) + meta.after;
  const allowed = new Set<FactKind>(meta.reads);
  return {
    disconnect,
    ...(burst && { burst }),
    timers,
    time: (at) => time(disconnect.node, at),
    covered: (needed) => reaches(needed, meta, disconnect, context),
    desktop: desktopOf,
    events: (kind) => {
      if (!allowed.has(kind))
        throw new Error(`rule ${meta.id} reads ${kind}, which it does not declare`);
      const elsewhere = disconnect.agent.events.filter(
        (event) =>
          event.node !== disconnect.node.node.id &&
          event.fact.kind === kind &&
          event.at >= from &&
          event.at <= to,
      );
      return [...index.between(kind, from, to), ...(elsewhere as never[])].sort(byTime);
    },
  };
}
