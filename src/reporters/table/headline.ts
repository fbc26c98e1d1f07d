import { isAnalysable } from '../../model/analysable.ts';
import { groupBy } from '../../model/group-by.ts';
import { type Outcome, outcomes } from '../../model/words.ts';
import { causeClause } from './cause-clause.ts';
import { wrap } from './lines.ts';
import type { Loss } from './losses.ts';
import { count, grouped } from './numbers.ts';
import { reasonOf } from './reason.ts';
import { togetherClause } from './together-clause.ts';
import type { View } from './view.ts';

/** After `n of m agents were`, or `n of 1 agent was`. */
const phrases: Readonly<Record<Outcome, string>> = {
  'logged-out': 'signed out by Finesse',
  lost: 'lost and did not come back',
  inconclusive: 'disconnected with an end that these logs do not show',
  recovered: 'disconnected and came back',
  'near-miss': 'nearly disconnected',
  closed: 'signed out in the ordinary way',
  healthy: 'healthy',
};

const nothingAnalysed =
  'Nothing could be analysed: no log of Openfire, of Finesse webservices or of a client was found.';

/** By a person, a phone or a rule: Finesse has no part in it. */
const onPurpose = 'signed out on purpose';

const mostReasons = 3;

const nobody = 'No agent appears in these logs.';
const noneOfThem = 'None of the agents asked for appears in these logs.';

/** The answer in one sentence. */
export const headline = (view: View, losses: readonly Loss[]): string[] =>
  wrap(losses.length > 0 ? lossSentence(view, losses) : noLossSentence(view), view.width).map(
    view.paint.heading,
  );

function lossSentence(view: View, losses: readonly Loss[]): string {
  const total = view.report.agents.length;
  const sorted = [...losses].sort(onPurposeLast);
  const [worst = [], ...others] = groupBy(sorted, (loss) => phraseOf(loss)).values();
  const was = worst.length === 1 ? 'was' : 'were';
  const who = `${grouped(worst.length)} of ${count(total, 'agent')} ${was} ${phraseOf(worst[0])}`;
  const rest = others.map((group) => `${grouped(group.length)} ${nameOf(group[0])}`);
  const what = [`${who}${reasons(worst)}`, ...rest].join(', ');
  return `${[what, ...togetherClause(losses), causeClause(losses)].join('; ')}.`;
}

/** Of one outcome. */
const onPurposeLast = (a: Loss, b: Loss): number =>
  outcomes.indexOf(a.agent.outcome) - outcomes.indexOf(b.agent.outcome) ||
  Number(isOnPurpose(a)) - Number(isOnPurpose(b));

const isOnPurpose = ({ agent: { outcome, cause, confidence } }: Loss): boolean =>
  outcome === 'logged-out' && cause === 'signed-out' && confidence !== 'possible';

const phraseOf = (loss: Loss | undefined): string =>
  loss && isOnPurpose(loss) ? onPurpose : phrases[loss?.agent.outcome ?? 'inconclusive'];

const nameOf = (loss: Loss | undefined): string =>
  loss && isOnPurpose(loss) ? onPurpose : (loss?.agent.outcome ?? '');

function reasons(losses: readonly Loss[]): string {
  const codes = [...new Set(losses.map(({ disconnect }) => reasonOf(disconnect)))].filter(Boolean);
  if (codes.length === 0) return '';
  const named = codes.slice(0, mostReasons).join(', ') + (codes.length > mostReasons ? ', …' : '');
  return codes.length === 1 ? ` (reason ${named})` : ` (reasons ${named})`;
}

function noLossSentence({ report, stepByStep, inSpan = false }: View): string {
  const { agents } = report;
  if (!isAnalysable(report)) return nothingAnalysed;
  if (agents.length === 0) return stepByStep ? noneOfThem : nobody;
  const healthy = agents.filter(({ outcome }) => outcome === 'healthy').length;
  const unknown = agents.length - healthy;
  const when = inSpan ? ' in the time asked for' : '';
  const share = `${grouped(healthy)} of ${grouped(agents.length)} healthy`;
  if (unknown === 0) return `No agent lost its connection${when}: ${share}.`;
  if (healthy === 0) return `No loss is on record${when}, but these logs could not have shown one.`;
  return `No loss is on record${when}: ${share}; of ${grouped(unknown)} these logs could not have shown one.`;
}
