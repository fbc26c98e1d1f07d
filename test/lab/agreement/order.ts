import type { Capture } from './capture.ts';
import type { AgentRecord } from './records.ts';

/** What one record tells, in the order that records of one second are given. */
const steps = [
  'held',
  'growing',
  'conflict',
  'rid-too-high',
  'rid-unavailable',
  'rid-repeated',
  'bosh-error',
  'session-error',
  'idle-close',
  'session-closed',
  'ended',
  'route-removed',
  'invalid-session',
  'new-session',
] as const;
type Step = (typeof steps)[number];

interface Told {
  readonly second: number;
  readonly step: Step;
}

/** A held request leaves 0 or less, and a poll that is on its way some ms. */
const heldMs = 1_000;

/**
 * What Openfire tells of an agent from the action on, as words: polls and undeliverable messages left out, sweeps and
 * repetitions put together, `invalid-session` counted. Empty where nothing happened to the agent.
 */
export function orderOf(records: readonly AgentRecord[], agent: string, capture: Capture): string {
  const from = Math.floor(((capture.actionOn(agent)?.at ?? settledMs) - 1_000) / 1_000) * 1_000;
  const read = reader();
  const told = records
    .filter((record) => record.agent === agent)
    .flatMap(({ at, fact }) =>
      read(fact).map((step): Told => ({ second: Math.floor(at / 1_000), step })),
    )
    .filter(({ second }) => second * 1_000 >= from)
    .sort((a, b) => a.second - b.second || steps.indexOf(a.step) - steps.indexOf(b.step))
    .map(({ step }) => step);
  return worded(told);
}

/** By then everybody had signed in. */
const settledMs = 30_000;

const ends: ReadonlySet<Step> = new Set<Step>([
  'conflict',
  'rid-unavailable',
  'session-error',
  'idle-close',
  'session-closed',
  'ended',
]);

/** When the first session of an agent had ended, by its own records: ms after the start. */
export function firstEnd(records: readonly AgentRecord[]): number {
  const read = reader();
  let sessions = 0;
  for (const { at, fact } of records)
    for (const step of read(fact)) {
      if (step === 'new-session') sessions += 1;
      if (ends.has(step) || sessions > 1) return at;
    }
  return Number.POSITIVE_INFINITY;
}

/** Reads the records of one agent in turn. */
function reader(): (fact: AgentRecord['fact']) => Step[] {
  let value = 0;
  let sid: string | undefined;
  let endedSid: string | undefined;
  return (fact) => {
    switch (fact.kind) {
      case 'sweep': {
        const [before, now] = [value, fact.lastActiveMs];
        value = now;
        if (now <= heldMs) return ['held'];
        return now > before ? ['growing'] : ['held', 'growing'];
      }
      case 'consume-response': {
        const isNew = fact.jid !== undefined && fact.sid !== sid;
        if (isNew) sid = fact.sid;
        const isEnd = fact.status === -1 && fact.sid !== endedSid;
        if (isEnd) endedSid = fact.sid;
        return [...(isEnd ? ['ended' as const] : []), ...(isNew ? ['new-session' as const] : [])];
      }
      default:
        return steps.flatMap((step) => (step === fact.kind ? [step] : []));
    }
  };
}

interface Run {
  readonly step: Step;
  times: number;
}

function worded(told: readonly Step[]): string {
  const words = runsOf(
    runsOf(told).flatMap(({ step, times }, i, runs) =>
      isWorthAWord(step, runs[i - 1]?.step) ? Array.from({ length: times }, () => step) : [],
    ),
  )
    .map(({ step, times }) => (step === 'invalid-session' ? `${step} ×${times}` : step))
    .join(', ');
  return words.replace(/(?:growing, held, )+growing(?:, held)?/g, 'sawtooth');
}

/** Held after a growth is; held before it, or in a new session, is not. */
const isWorthAWord = (step: Step, before: Step | undefined): boolean =>
  step !== 'held' || before === 'growing';

const runsOf = (told: readonly Step[]): Run[] =>
  told.reduce<Run[]>((runs, step) => {
    const last = runs.at(-1);
    if (last?.step === step) last.times += 1;
    else runs.push({ step, times: 1 });
    return runs;
  }, []);
