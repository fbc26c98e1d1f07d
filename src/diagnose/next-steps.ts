import { groupBy } from '../model/group-by.ts';
import type { Next, RankedCause } from '../model/report.ts';
import type { Cause } from '../model/words.ts';
import type { Rule } from '../rules/index.ts';
import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { generalAdvice } from './general-advice.ts';

/** Nobody does more than a handful of things about one disconnect. */
const most = 5;

interface Judged {
  readonly disconnect: Disconnect;
  readonly desktop: DesktopLog;
  readonly causes: readonly RankedCause[];
  /** Every rule, and whether it spoke for its cause. */
  readonly asked: readonly { readonly rule: Rule; readonly fired: boolean }[];
}

/** What to do, each thing once: that of the first cause first, and of a cause what its strongest finding asks for. */
export function nextSteps({ disconnect, desktop, causes, asked }: Judged): Next[] {
  const remedies = causes.flatMap((ranked) => remediesOf(ranked, asked));
  if (remedies.length === 0)
    return generalAdvice(disconnect, desktop, (cause) =>
      stepsOf(cause, ofCause(cause, asked)).filter(({ owner }) => owner === 'agent'),
    );
  const once = groupBy(remedies, ({ owner, text }) => `${owner} ${text}`).values();
  return [...once].flatMap(([first]) => first ?? []).slice(0, most);
}

/** Of the rules that found the cause; where these leave it to the others of the same cause, of those. */
function remediesOf({ cause, for: findings }: RankedCause, asked: Judged['asked']): Next[] {
  const ownRules = ofCause(cause, asked);
  const weights = new Map<string, number>();
  for (const { rule, weight } of findings)
    weights.set(rule, Math.max(weight, weights.get(rule) ?? 0));
  const weightOf = ({ meta }: Rule): number => weights.get(meta.id) ?? 0;
  const found = ownRules
    .filter(({ fired }) => fired)
    .sort((a, b) => weightOf(b.rule) - weightOf(a.rule));
  const own = stepsOf(cause, found);
  return own.length > 0 ? own : stepsOf(cause, ownRules);
}

const ofCause = (cause: Cause, asked: Judged['asked']): Judged['asked'] =>
  asked.filter(({ rule }) => rule.meta.cause === cause);

const stepsOf = (cause: Cause, asked: Judged['asked']): Next[] =>
  asked.flatMap(({ rule }) => rule.meta.remedy).map((step) => ({ ...step, cause }));
