import type { Next, RankedCause, ReportBurst, ReportDisconnect } from '../../model/report.ts';
import { type Cause, confidences, owners } from '../../model/words.ts';
import { alike } from './alike.ts';
import { block, capped, labelled } from './block.ts';
import type { View } from './view.ts';

const most = 8;
const widest = Math.max(...owners.map((owner) => owner.length));

/** A step, who it would help, and how sure its cause is. */
interface Step extends Next {
  readonly agent?: string | undefined;
  readonly agents: readonly string[];
  /** Place in the list of confidences; behind them where no cause is known. */
  readonly doubt: number;
}

interface Ranked extends Next {
  readonly doubt: number;
  /** So many agents. */
  readonly helps: number;
}

/** What to do, each thing once, by who can do it: what a known cause asks for first, then what helps most agents. */
export function nextSteps(view: View): string[] {
  const all = ranked(view);
  const shown = byOwner(view.verbose ? all : all.slice(0, most));
  const causes = new Set(shown.filter(isKnown).map(({ cause }) => cause));
  // One cause needs no name.
  const lead = (step: Ranked): string =>
    causes.size > 1 && isKnown(step) ? `${step.cause}: ` : '';
  const owner = (step: Ranked): string =>
    step.owner === shown[shown.indexOf(step) - 1]?.owner ? '' : step.owner;
  return block(
    view,
    'NEXT',
    capped(view, [...shown, ...all.slice(shown.length)], most, (step) =>
      labelled(view, `  ${owner(step).padEnd(widest)}`, lead(step) + step.text),
    ),
  );
}

function ranked({ report: { disconnects, bursts }, stepByStep }: View): Ranked[] {
  // A healthy agent's sign-out asks for nothing: what it might teach is told step by step.
  const telling = disconnects.filter(({ outcome }) => stepByStep || outcome !== 'closed');
  return alike([...bursts.flatMap(ofBurst), ...telling.flatMap(ofDisconnect)], keyOf)
    .map(({ group, ...step }) => ({
      ...step,
      doubt: Math.min(...group.map(({ doubt }) => doubt)),
      helps: new Set(group.flatMap(({ agents }) => agents)).size,
    }))
    .sort((a, b) => a.doubt - b.doubt || b.helps - a.helps);
}

const byOwner = (steps: readonly Ranked[]): Ranked[] =>
  [...steps].sort((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner));

const ofBurst = ({ next, agents, cause, confidence }: ReportBurst): Step[] =>
  next.map((step) => ({ ...step, agents, doubt: doubtOf(step.cause, [{ cause, confidence }]) }));

const ofDisconnect = ({ next, agent, causes }: ReportDisconnect): Step[] =>
  next.map((step) => ({ ...step, agent, agents: [agent], doubt: doubtOf(step.cause, causes) }));

/** What asks for the cause comes before what it might be. */
function doubtOf(
  cause: Cause | undefined,
  found: readonly Pick<RankedCause, 'cause' | 'confidence'>[],
): number {
  if (cause === undefined) return confidences.length;
  const one = found.find((known) => known.cause === cause);
  return one ? confidences.indexOf(one.confidence) : confidences.length + 1;
}

/** The same step of two causes stands under each, and with no cause under none. */
const keyOf = (step: Step): string => `${step.owner} ${isKnown(step) ? step.cause : ''}`;

const isKnown = ({ doubt }: Pick<Step, 'doubt'>): boolean => doubt < confidences.length;
