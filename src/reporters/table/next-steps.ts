import { groupBy } from '../../model/group-by.ts';
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

/** What to do, each thing once: what known causes ask for, then what is advised where none is known; both by who can do it, what helps most agents first. */
export function nextSteps(view: View): string[] {
  const all = ranked(view);
  const shown = view.verbose ? all : all.slice(0, most);
  const ordered = [...byOwner(shown.filter(isKnown)), ...byOwner(shown.filter(isGeneral))];
  const topics = new Set(ordered.map(topicOf));
  // One cause needs no name.
  const lead = (step: Ranked): string => (topics.size > 1 ? `${topicOf(step)}: ` : '');
  const owner = (step: Ranked): string => {
    const above = ordered[ordered.indexOf(step) - 1];
    return above?.owner === step.owner && isKnown(above) === isKnown(step) ? '' : step.owner;
  };
  return block(
    view,
    'NEXT',
    capped(view, [...ordered, ...all.slice(shown.length)], most, (step) =>
      labelled(view, `  ${owner(step).padEnd(widest)}`, lead(step) + step.text),
    ),
  );
}

function ranked({ report: { disconnects, bursts }, stepByStep }: View): Ranked[] {
  // A healthy agent's sign-out asks for nothing: what it might teach is told step by step.
  const telling = disconnects.filter(({ outcome }) => stepByStep || outcome !== 'closed');
  const steps = [...bursts.flatMap(ofBurst), ...telling.flatMap(ofDisconnect)];
  const known = merged(steps.filter(isKnown));
  const said = new Set(known.map(({ owner, text }) => `${owner} ${text}`));
  const general = merged(steps.filter(isGeneral));
  return [...known, ...general.filter(({ owner, text }) => !said.has(`${owner} ${text}`))];
}

/** Each once, with how many agents it helps: most first, then what is surest. */
const merged = (steps: readonly Step[]): Ranked[] =>
  alike(steps, (step) => `${step.owner} ${topicOf(step)}`)
    .map(({ group, ...step }) => ({
      ...step,
      doubt: Math.min(...group.map(({ doubt }) => doubt)),
      helps: new Set(group.flatMap(({ agents }) => agents)).size,
    }))
    .sort((a, b) => b.helps - a.helps || a.doubt - b.doubt);

/** In the order in which their first steps stand. */
const byOwner = (steps: readonly Ranked[]): Ranked[] =>
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

const isKnown = ({ doubt }: Pick<Step, 'doubt'>): boolean => doubt < confidences.length;
const isGeneral = (step: Pick<Step, 'doubt'>): boolean => !isKnown(step);

/** The same step of two causes stands under each, and where none is known under none. */
const topicOf = (step: Pick<Step, 'doubt' | 'cause'>): Cause =>
  isKnown(step) && step.cause !== undefined ? step.cause : 'undetermined';
