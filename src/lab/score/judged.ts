import type { Report, ReportDisconnect } from '../../model/report.ts';
import {
  type AgentOutcome,
  type Cause,
  type Confidence,
  causeWords,
  type Side,
} from '../../model/words.ts';
import type { Loss, Truth } from '../truth.ts';
import { type Matching, match } from './match.ts';

/** What of a report is scored. */
export type Verdicts = Pick<Report, 'agents' | 'disconnects' | 'bursts'>;

/** A bundle, what truly happened and what the report says. */
export interface ScoredCase {
  readonly bundle: string;
  readonly truth: Truth;
  readonly report: Verdicts;
}

/** A found loss, and what is right in its verdict. */
export interface JudgedLoss {
  readonly loss: Loss;
  readonly entry: ReportDisconnect;
  readonly first: Cause;
  readonly confidence: Confidence;
  readonly outcomeIsRight: boolean;
  readonly sideIsRight: boolean;
  readonly firstIsTrue: boolean;
  readonly oneOfTwoIsTrue: boolean;
  /** Of an undecided loss: left open, or a cause that the logs leave open, as no more than possible. */
  readonly openIsRight: boolean;
  /** The first cause is not true, and not left open either, or not said as no more than possible. */
  readonly isFalse: boolean;
  /** Whether its last contact holds the true one; absent where one of them has none. */
  readonly contactHolds?: boolean;
}

export interface JudgedCase extends ScoredCase, Matching {
  readonly judged: readonly JudgedLoss[];
}

/** What the report calls each agent. */
export const calledBy = ({ agents }: Verdicts): ReadonlyMap<string, AgentOutcome> =>
  new Map(agents.map(({ id, outcome }) => [id, outcome]));

/** A wait, two sweeps and the idle time: what is wider tells nothing. */
const widestMs = 180_000;
/** A log's stamp of whole seconds may lie so far from the true instant. */
const stampMs = 1_000;

export function judgeCase(given: ScoredCase): JudgedCase {
  const losses = given.truth.losses.map(asLogged);
  const matching = match(losses, given.report.disconnects);
  const judged = matching.matched.flatMap(({ loss, entry }) =>
    entry ? [judgeLoss(loss, entry)] : [],
  );
  return { ...given, truth: { ...given.truth, losses }, ...matching, judged };
}

/** By the clock of the server: that is the one that its logs show. */
function asLogged(loss: Loss): Loss {
  const { aheadMs = 0 } = loss;
  if (aheadMs === 0) return loss;
  const moved = instants.flatMap((key) => {
    const at = loss[key];
    return at === undefined ? [] : [[key, new Date(Date.parse(at) + aheadMs).toISOString()]];
  });
  return { ...loss, ...Object.fromEntries(moved) };
}

const instants = ['from', 'at', 'lastContact', 'loggedOutAt', 'returnedAt', 'until'] as const;

function judgeLoss(loss: Loss, entry: ReportDisconnect): JudgedLoss {
  const [first, second] = entry.causes;
  const cause = first?.cause ?? 'undetermined';
  const confidence = first?.confidence ?? 'possible';
  const isTrue = (one: Cause | undefined): boolean =>
    one !== undefined && loss.causes.includes(one);
  const isOpen = loss.tells.causes.includes(cause);
  return {
    loss,
    entry,
    first: cause,
    confidence,
    outcomeIsRight: loss.tells.outcomes.includes(entry.outcome),
    sideIsRight: sidesOf(loss).has(first?.side ?? 'unknown'),
    firstIsTrue: isTrue(cause),
    oneOfTwoIsTrue: isTrue(cause) || isTrue(second?.cause),
    openIsRight: cause === 'undetermined' || (isOpen && confidence === 'possible'),
    isFalse: cause !== 'undetermined' && !isTrue(cause) && (!isOpen || confidence !== 'possible'),
    ...contact(loss, entry),
  };
}

/** Its own, and those that its causes usually have. */
const sidesOf = ({ side, causes }: Loss): ReadonlySet<Side> =>
  new Set([side, ...causes.map((cause) => causeWords[cause].side)]);

function contact(
  { lastContact: truth }: Loss,
  { lastContact: told }: ReportDisconnect,
): Pick<JudgedLoss, 'contactHolds'> {
  if (truth === undefined || !told) return {};
  const at = Date.parse(truth);
  const widthMs = Date.parse(told.latest) - Date.parse(told.earliest);
  if (widthMs > widestMs) return { contactHolds: false };
  const isAfter = at >= Date.parse(told.earliest) - stampMs;
  return { contactHolds: isAfter && at <= Date.parse(told.latest) + stampMs };
}
