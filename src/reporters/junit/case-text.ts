import { isAtLimit } from '../../model/failing-agents.ts';
import type { Finding, RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords, outcomeWords } from '../../model/words.ts';
import { lostAtOnce } from '../phrases/burst-words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { chainLines } from '../phrases/chain-lines.ts';
import { disconnectDetails } from '../phrases/disconnect-details.ts';
import { count } from '../phrases/numbers.ts';
import { reasonOf } from '../phrases/reason.ts';
import { scoredCause } from '../phrases/score-words.ts';
import type { Case, SuitesView } from './suites.ts';

/** One line: what came of it, when, and why. */
export function caseMessage({ local }: SuitesView, { agent, worst }: Case): string {
  if (worst === undefined) return `${agent.outcome}: ${outcomeWords[agent.outcome]}`;
  const { at, outcome, causes, node } = worst;
  const reason = reasonOf(worst);
  const what = `${outcome}${reason === '' ? '' : ` (reason ${reason})`}`;
  const when = `${local.dayAndTime(at)} ${local.offset(at)} on ${node}`;
  return [`${what} ${when}`, ...causes.slice(0, 1).map(causePhrase)].join('; ');
}

const mostDisconnects = 5;

/**
 * The worst loss, which the message is of, then what else reached the limit, as it happened: chains, causes with their
 * records, what to do.
 */
export function caseBody(view: SuitesView, { disconnects, worst }: Case): string {
  const others = disconnects.filter((one) => one !== worst && isAtLimit(one, view.limit));
  const all = worst === undefined ? others : [worst, ...others];
  const shown = view.verbose ? all : all.slice(0, mostDisconnects);
  const rest = all.length - shown.length;
  return [
    ...shown.flatMap((disconnect) => disconnectLines(view, disconnect)),
    ...(rest > 0 ? ['', `… and ${count(rest, 'more disconnect')} (--verbose or -f json)`] : []),
  ].join('\n');
}

function disconnectLines(view: SuitesView, disconnect: ReportDisconnect): string[] {
  const { at, outcome, causes, next, burst } = disconnect;
  const when = `${view.local.dayAndTime(at)} ${view.local.offset(at)}`;
  const ofBurst = view.report.bursts.find(({ id }) => id === burst);
  const together = ofBurst === undefined ? 'together with others' : lostAtOnce(ofBurst);
  const details = disconnectDetails(disconnect, view.local, together);
  return [
    '',
    `${when} on ${disconnect.node}: ${outcome}: ${[outcomeWords[outcome], ...details].join('; ')}`,
    '',
    ...chainLines(view, disconnect),
    '',
    ...causes.flatMap(causeLines),
    ...[...next, ...(ofBurst?.next ?? [])].map(({ owner, text }) => `next (${owner}): ${text}`),
  ];
}

const causeLines = (cause: RankedCause): string[] => [
  `${scoredCause(cause)}: ${causeWords[cause.cause].line}`,
  ...cause.for.map((finding) => `  for: ${said(finding)}`),
  ...cause.against.map((finding) => `  against: ${said(finding)}`),
  ...(cause.decide === undefined ? [] : [`  decide: ${cause.decide}`]),
];

const said = ({ text, evidence }: Finding): string =>
  evidence.length === 0 ? text : `${text} (${evidence.join(', ')})`;
