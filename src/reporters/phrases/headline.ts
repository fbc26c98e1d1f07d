import { isAnalysable } from '../../model/analysable.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Report } from '../../model/report.ts';
import { type Outcome, outcomes } from '../../model/words.ts';
import { causeClause } from './cause-clause.ts';
import { type Loss, lossesOf } from './losses.ts';
import { count, grouped } from './numbers.ts';
import { reasonOf } from './reason.ts';
import { togetherClause } from './together-clause.ts';

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

/** What of the bundle was asked for. */
export interface Asked {
  /** Agents were asked for by id. */
  readonly agents?: boolean;
  /** Disconnects outside a span of time were left out. */
  readonly inSpan?: boolean;
}

/** The answer in one sentence. */
export function headline(report: Report, asked: Asked = {}): string {
  const losses = lossesOf(report);
  return losses.length > 0 ? lossSentence(report, losses) : noLossSentence(report, asked);
}

function lossSentence({ agents }: Report, losses: readonly Loss[]): string {
  const sorted = [...losses].sort(onPurposeLast);
  const [worst = [], ...others] = groupBy(sorted, (loss) => phraseOf(loss)).values();
  const was = worst.length === 1 ? 'was' : 'were';
  const who = `${grouped(worst.length)} of ${count(agents.length, 'agent')} ${was} ${phraseOf(worst[0])}`;
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

function noLossSentence(report: Report, asked: Asked): string {
  const { agents } = report;
  if (!isAnalysable(report)) return nothingAnalysed;
  if (agents.length === 0) return asked.agents ? noneOfThem : nobody;
  const healthy = agents.filter(({ outcome }) => outcome === 'healthy').length;
  const unknown = agents.length - healthy;
  const when = asked.inSpan ? ' in the time asked for' : '';
  const share = `${grouped(healthy)} of ${grouped(agents.length)} healthy`;
  if (unknown === 0) return `No agent lost its connection${when}: ${share}.`;
  if (healthy === 0) return `No loss is on record${when}, but these logs could not have shown one.`;
  return `No loss is on record${when}: ${share}; of ${grouped(unknown)} these logs could not have shown one.`;
}
