import type { Citations } from '../diagnose/citations.ts';
import type { Verdict } from '../diagnose/diagnose.ts';
import { ctiState } from '../model/cti-state.ts';
import { groupBy } from '../model/group-by.ts';
import { reasonWords } from '../model/reason-code-words.ts';
import type { ReasonState } from '../model/reason-codes.ts';
import type {
  Next,
  RankedCause,
  ReportBurst,
  ReportDisconnect,
  ReportStep,
} from '../model/report.ts';
import type { Deployment } from '../model/words.ts';
import type { Burst } from '../timeline/bursts.ts';
import { type Confirmation, logoutOnDisconnect } from '../timeline/confirmation.ts';
import type { ChainStep, Disconnect } from '../timeline/disconnect.ts';
import type { Part } from '../timeline/parts.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** The disconnect as the report tells it. `printed` comes with the evidence. */
export function composeDisconnect(
  verdict: Verdict,
  citations: Citations,
  saidOfBurst: readonly Next[] = [],
): ReportDisconnect {
  const { disconnect: d, burst, causes, asked, next } = verdict;
  const sid = d.session?.sid;
  const resource = d.session?.resource;
  return {
    id: d.id,
    agent: d.agent.id,
    node: d.node.node.id,
    ...(sid !== undefined && { sid }),
    ...(resource !== undefined && { resource }),
    transport: d.transport,
    at: iso(d.at.at),
    count: d.count,
    outcome: d.outcome,
    ...reasonCode(d),
    ...(d.returned && { returnedAt: iso(Math.max(d.returned.at, d.at.at)) }),
    ...(d.lastContact && {
      lastContact: {
        earliest: iso(d.lastContact.earliest),
        latest: iso(d.lastContact.latest),
        evidence: citations.refs(d.lastContact.evidence),
      },
    }),
    steps: composeSteps(d.steps, citations),
    causes: [...causes],
    ...(asked && { asked: [...asked] }),
    ...(burst && { burst: burst.id }),
    next: next.filter((step) => !isAmong(saidOfBurst, step)),
  };
}

function reasonCode({ confirmation, product }: Disconnect) {
  const { asked, answer } = confirmation;
  const requested = asked?.fact.reasonCode;
  const confirmed = answer?.fact.reasonCode;
  if (requested === undefined && confirmed === undefined) return {};
  const text = reasonText(
    requested === undefined
      ? undefined
      : [requested, reasonWords(requested, product, 'logged-out')],
    confirmed === undefined
      ? undefined
      : [confirmed, reasonWords(confirmed, product, stateOf(answer))],
  );
  return {
    reasonCode: {
      ...(requested !== undefined && { requested }),
      ...(confirmed !== undefined && { confirmed }),
      ...(text !== undefined && { text: text + loadWords(confirmation, product) }),
    },
  };
}

function loadWords(confirmation: Confirmation, product: Deployment): string {
  const load = logoutOnDisconnect(confirmation, product);
  return load === undefined ? '' : ` (as with Logout on Agent Disconnect, LOAD, ${load})`;
}

type Worded = readonly [code: number, words: string | undefined];

/** What CTI made of the request is a meaning of its own. */
function reasonText(requested: Worded | undefined, confirmed: Worded | undefined) {
  const [one, other] = [requested, confirmed].filter((worded) => worded !== undefined);
  if (!one || !other) return one?.[1];
  if (one[0] === other[0]) return other[1] ?? one[1];
  if (one[1] === undefined && other[1] === undefined) return undefined;
  const said = ([code, words]: Worded): string =>
    words === undefined ? `${code}` : `${code} ${words}`;
  return `requested ${said(one)}, confirmed ${said(other)}`;
}

const stateOf = (answer: Confirmation['answer']): ReasonState =>
  answer?.fact.state === ctiState.notReady ? 'not-ready' : 'logged-out';

function composeSteps(steps: readonly ChainStep[], citations: Citations): ReportStep[] {
  return steps.map(({ step, at, mark, detail, lastActiveMs }, i) => {
    const before = steps[i - 1];
    return {
      step,
      at: iso(at),
      ...(before && { sincePreviousMs: at - before.at }),
      ...(mark && { evidence: citations.ref(mark) }),
      ...(detail !== undefined && { detail }),
      ...(lastActiveMs !== undefined && { lastActiveMs }),
    };
  });
}

/** The cause that most of its disconnects share, with what was said of them all. */
export function composeBurst(
  burst: Burst,
  own: readonly Verdict[],
  told: readonly Part[],
): ReportBurst {
  const parts = told.map(({ by, name, lost, alive }) => ({
    by,
    name,
    lost,
    alive,
  }));
  const best = mostShared(own.map(({ causes }) => causes[0] as RankedCause));
  const lead = own.find(({ causes }) => causes[0] === best) as Verdict;
  return {
    id: burst.id,
    from: iso(burst.from),
    to: iso(burst.to),
    node: burst.node.node.id,
    agents: [...new Set(burst.disconnects.map((d) => d.agent.id))],
    share: Math.round((burst.ended / burst.alive) * 1_000) / 1_000,
    ...(parts.length > 0 && { parts }),
    cause: best.cause,
    side: best.side,
    confidence: best.confidence,
    for: best.for,
    against: best.against,
    next: adviceForAll(lead, own),
  };
}

/** What concerns one agent alone is said with that agent's disconnect. */
const adviceForAll = (lead: Verdict, own: readonly Verdict[]): Next[] =>
  lead.next.filter((step) => own.some((other) => other !== lead && isAmong(other.next, step)));

const isAmong = (steps: readonly Next[], { owner, text }: Next): boolean =>
  steps.some((step) => step.owner === owner && step.text === text);

function mostShared(causes: readonly RankedCause[]): RankedCause {
  const alike = [...groupBy(causes, ({ cause }) => cause).values()];
  return alike.reduce((a, b) => (b.length > a.length ? b : a))[0] as RankedCause;
}
