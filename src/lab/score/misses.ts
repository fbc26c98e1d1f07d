import type { ReportDisconnect } from '../../model/report.ts';
import type { Loss } from '../truth.ts';
import { calledBy, type JudgedCase, type JudgedLoss } from './judged.ts';
import { type Miss, missKinds } from './score.ts';

type Kind = Miss['kind'];

/** Everything that is wrong, worst first. A loss is listed once, under the worst of its faults. */
export function missesOf(cases: readonly JudgedCase[]): Miss[] {
  return cases
    .flatMap((one) => [...lossMisses(one), ...phantomMisses(one), ...agentMisses(one)])
    .sort((a, b) => missKinds.indexOf(a.kind) - missKinds.indexOf(b.kind));
}

function lossMisses({ bundle, matched, judged }: JudgedCase): Miss[] {
  const missed = matched
    .filter(({ loss, entry }) => !entry && loss.tells.seen === 'must')
    .map(({ loss }) => missOf('missed', bundle, loss, 'nothing'));
  const wrong = judged.flatMap((one) => {
    const kind = worstOf(one);
    return kind ? [missOf(kind, bundle, one.loss, told(one.entry))] : [];
  });
  return [...missed, ...wrong];
}

const missOf = (kind: Kind, bundle: string, loss: Loss, verdict: string): Miss => ({
  kind,
  bundle,
  agent: loss.agent,
  truth: truthOf(loss),
  verdict,
});

function worstOf(one: JudgedLoss): Kind | undefined {
  if (one.isFalse) return `${one.confidence}-false`;
  if (one.loss.tells.seen === 'cannot') return undefined;
  if (!one.outcomeIsRight) return 'outcome';
  if (one.loss.tells.decided && !one.firstIsTrue) return 'cause';
  if (!one.loss.tells.decided && !one.openIsRight) return 'too-sure';
  return one.contactHolds === false ? 'last-contact' : undefined;
}

function phantomMisses({ bundle, phantoms }: JudgedCase): Miss[] {
  return phantoms.map((entry) => ({
    kind: entry.outcome === 'near-miss' ? 'phantom-near-miss' : 'phantom',
    bundle,
    agent: entry.agent,
    truth: 'nothing',
    verdict: told(entry),
  }));
}

/** Agents that had no loss at all: the others are told of by their losses. */
function agentMisses({ bundle, truth, report, phantoms }: JudgedCase): Miss[] {
  const named = new Set([...truth.losses, ...phantoms].map(({ agent }) => agent));
  const calledAs = calledBy(report);
  return truth.agents
    .filter(({ id }) => !named.has(id))
    .flatMap(({ id, healthy, watched }) => {
      const called = calledAs.get(id);
      const wanted = watched ? (healthy ? 'healthy' : undefined) : 'inconclusive';
      if (wanted === undefined || called === wanted || (!watched && !called)) return [];
      const state = watched ? 'healthy' : 'watched by no log';
      return [{ kind: 'agent', bundle, agent: id, truth: state, verdict: called ?? 'nothing' }];
    });
}

const truthOf = ({ at, outcome, causes, what, tells }: Loss): string => {
  const known = tells.decided ? causes.join('+') : `${causes.join('+')}, not decidable`;
  return `${timeOf(at)} ${what}: ${outcome}, ${known}`;
};

function told({ at, outcome, causes: [first] }: ReportDisconnect): string {
  return `${timeOf(at)} ${outcome}, ${first?.cause ?? 'no cause'} ${first?.confidence ?? ''}`.trim();
}

/** `13:58:01` */
const timeOf = (at: string): string => at.slice(11, 19);
