import { groupBy } from '../../model/group-by.ts';
import type {
  Next,
  RankedCause,
  Report,
  ReportBurst,
  ReportDisconnect,
} from '../../model/report.ts';
import { type Cause, confidences } from '../../model/words.ts';
import { alike } from './alike.ts';

/** A step, who it would help, and how sure its cause is. */
interface Step extends Next {
  readonly agent?: string | undefined;
  readonly agents: readonly string[];
  /** Place in the list of confidences; behind them where no cause is known. */
  readonly doubt: number;
}

export interface RankedStep extends Next {
  readonly doubt: number;
  /** So many agents. */
  readonly helps: number;
}

/**
 * What to do, each thing once: what known causes ask for, then what is advised where none is known; of each, what helps
 * most agents first.
 *
 * @param isAsked agents were asked for by id: what a healthy one's sign-out might teach is told too
 */
export function rankedSteps({ disconnects, bursts }: Report, isAsked = false): RankedStep[] {
  // A healthy agent's sign-out asks for nothing.
  const telling = disconnects.filter(({ outcome }) => isAsked || outcome !== 'closed');
  const steps = [...bursts.flatMap(ofBurst), ...telling.flatMap(ofDisconnect)];
  const known = merged(steps.filter(isKnown));
  const said = new Set(known.map(({ owner, text }) => `${owner} ${text}`));
  const general = merged(steps.filter(isGeneral));
  return [...known, ...general.filter(({ owner, text }) => !said.has(`${owner} ${text}`))];
}

/** Each once, with how many agents it helps: most first, then what is surest. */
const merged = (steps: readonly Step[]): RankedStep[] =>
  alike(steps, (step) => `${step.owner} ${topicOf(step)}`)
    .map(({ group, ...step }) => ({
      ...step,
      doubt: Math.min(...group.map(({ doubt }) => doubt)),
      helps: new Set(group.flatMap(({ agents }) => agents)).size,
    }))
    .sort((a, b) => b.helps - a.helps || a.doubt - b.doubt);

/** Known causes first; of each, by owner, in the order in which their first steps stand. */
export const byOwner = (steps: readonly RankedStep[]): RankedStep[] => [
  ...ownersApart(steps.filter(isKnown)),
  ...ownersApart(steps.filter(isGeneral)),
];

const ownersApart = (steps: readonly RankedStep[]): RankedStep[] =>
  [...groupBy(steps, ({ owner }) => owner).values()].flat();

const ofBurst = ({ next, agents, cause, confidence }: ReportBurst): Step[] =>
  next.map((step) => ({
    ...step,
    text: step.text.replaceAll('this desktop', 'these desktops'),
    agents,
    doubt: doubtOf(step.cause, [{ cause, confidence }]),
  }));

/** Beside the steps of others, `this desktop` would be nobody's. */
const ofDisconnect = ({ next, agent, causes }: ReportDisconnect): Step[] =>
  next.map((step) => ({
    ...step,
    text: step.text.replaceAll('this desktop', `the desktop of ${agent}`),
    agent,
    agents: [agent],
    doubt: doubtOf(step.cause, causes),
  }));

/** What asks for the cause comes before what it might be. */
function doubtOf(
  cause: Cause | undefined,
  found: readonly Pick<RankedCause, 'cause' | 'confidence'>[],
): number {
  if (cause === undefined) return confidences.length;
  const one = found.find((known) => known.cause === cause);
  return one ? confidences.indexOf(one.confidence) : confidences.length + 1;
}

/** It belongs to a cause that was found. */
export const isKnown = ({ doubt }: Pick<Step, 'doubt'>): boolean => doubt < confidences.length;
const isGeneral = (step: Pick<Step, 'doubt'>): boolean => !isKnown(step);

/** The same step of two causes stands under each, and where none is known under none. */
export const topicOf = (step: Pick<Step, 'doubt' | 'cause'>): Cause =>
  isKnown(step) && step.cause !== undefined ? step.cause : 'undetermined';
