import { groupBy } from '../../src/model/group-by.ts';
import type {
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
  ServerEvent,
} from '../../src/model/report.ts';
import {
  type AgentOutcome,
  type DisconnectOutcome,
  outcomes,
  serverEventNames,
} from '../../src/model/words.ts';
import { overviewOf } from '../../src/report/overview.ts';
import { crowdDisconnect, iso, longestMs, type Made, second, stepsOf } from './crowd-disconnect.ts';

export interface CrowdSize {
  readonly agents: number;
  /** Steps and server events together. */
  readonly events: number;
  /** Names and records try to be markup. */
  readonly isHostile?: boolean;
}

const from = Date.parse('2024-03-12T05:00:00.000Z');
const to = Date.parse('2024-03-12T13:00:00.000Z');
const minute = 60 * second;
const leastTogether = 3;
const nodes = ['finesse1.example.com', 'finesse2.example.com'] as const;
const markup = `</script><script>alert(1)</script><img src=x onerror="alert(2)">&lt;'`;
const inTurn: readonly DisconnectOutcome[] = [
  'logged-out',
  'lost',
  'inconclusive',
  'recovered',
  'near-miss',
  'closed',
];

/** An agent has a worst, which comes first, and what is better. */
function outcomeOf(index: number, round: number): DisconnectOutcome {
  const worst = (index % 7) % 5;
  return inTurn[worst + (round % (inTurn.length - worst))] ?? 'lost';
}

/** A day of made losses, the same at every call: 8 hours of two servers, every outcome and cause, bursts, healthy agents. */
export function crowd({ agents, events, isHostile = false }: CrowdSize): Report {
  const ids = Array.from({ length: agents }, (_, index) => idOf(index, isHostile));
  const remark = isHostile ? ` ${markup}` : '';
  const all = disconnectsOf(ids, events - Math.floor(events / 250), remark);
  const disconnects = all.map(({ disconnect }) => disconnect).sort(byTime);
  const steps = disconnects.reduce((sum, one) => sum + one.steps.length, 0);
  const byAgent = groupBy(disconnects, ({ agent }) => agent);
  const bundleNodes = nodes.map((id) => ({
    id,
    names: [id],
    offsets: [{ from: iso(from), offset: '+05:30', basis: 'printed' as const }],
  }));
  return {
    schemaVersion: 1,
    tool: { name: 'bosh-diag', version: '0.1.0' },
    bundle: {
      roots: [isHostile ? markup : 'crowd'],
      from: iso(from),
      to: iso(to),
      deployment: { kind: 'uccx', basis: 'deploymentType=CCX' },
      nodes: bundleNodes,
      sources: [],
      missing: [],
    },
    settings: {
      idleMs: { value: 60_000, origin: 'default' },
      graceMs: { value: 60_000, origin: 'default' },
    },
    agents: ids.map((id, index) => agentOf(id, index, byAgent.get(id) ?? [])).sort(byId),
    disconnects,
    bursts: burstsOf(disconnects),
    overview: overviewOf(bundleNodes, disconnects, []),
    serverEvents: serverEventsOf(events - steps, remark),
    clocks: [],
    rules: [],
    evidence: all.flatMap(({ evidence }) => evidence),
    problems: [],
  };
}

const idOf = (index: number, isHostile: boolean): string =>
  isHostile && index % 3 === 0 ? `${1001001 + index}${markup}` : String(1001001 + index);

const nodeOf = (index: number): string => nodes[index % nodes.length] ?? nodes[0];

const byTime = (a: ReportDisconnect, b: ReportDisconnect): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1);
const byId = (a: ReportAgent, b: ReportAgent): number => (a.id < b.id ? -1 : 1);

/** Every fifth agent keeps its session; the others lose it as often as there are steps to tell. */
function disconnectsOf(ids: readonly string[], steps: number, remark: string): Made[] {
  const losing = ids.flatMap((agent, index) => (index % 5 === 4 ? [] : [{ agent, index }]));
  const perRound = losing.length * 6;
  const rounds = Math.max(1, Math.ceil(steps / perRound) + 1);
  const slot = Math.floor((to - from - longestMs) / rounds);
  const found: Made[] = [];
  let left = steps;
  for (let round = 0; round < rounds; round += 1)
    for (const { agent, index } of losing) {
      const outcome = outcomeOf(index, round);
      if (stepsOf(outcome) > left) continue;
      left -= stepsOf(outcome);
      const node = nodeOf(index);
      const isTogether =
        index % 11 === round % 11 && outcome !== 'closed' && outcome !== 'near-miss';
      const room = Math.max(1, slot - longestMs - minute);
      const own = ((index * 7_919 + round * 104_729) * second) % room;
      const start = from + round * slot + minute + (isTogether ? index % 900 : own);
      const burst = isTogether ? `${node}/${iso(from + round * slot + minute)}` : undefined;
      const number = found.length;
      found.push(crowdDisconnect({ agent, node, outcome, start, number, burst, remark }));
    }
  return inBigBursts(found);
}

/** Fewer than three are no burst. */
function inBigBursts(found: readonly Made[]): Made[] {
  const members = groupBy(found, ({ disconnect }) => disconnect.burst);
  return found.map((one) => {
    const { burst, ...alone } = one.disconnect;
    const isBurst = burst !== undefined && (members.get(burst) ?? []).length >= leastTogether;
    return isBurst ? one : { ...one, disconnect: alone };
  });
}

function burstsOf(disconnects: readonly ReportDisconnect[]): ReportBurst[] {
  const members = groupBy(disconnects, ({ burst }) => burst);
  return [...members].flatMap(([id, group]) => {
    const contacts = group.flatMap(({ lastContact }) => lastContact?.latest ?? []).sort();
    const [first] = group;
    if (id === undefined || first === undefined) return [];
    return [
      {
        id,
        from: contacts.at(0) ?? first.at,
        to: contacts.at(-1) ?? first.at,
        node: first.node,
        agents: group.map(({ agent }) => agent).sort(),
        share: 0.2,
        cause: 'network-path' as const,
        side: 'network' as const,
        confidence: 'likely' as const,
        for: [],
        against: [],
        next: [],
      },
    ];
  });
}

const serverEventsOf = (count: number, remark: string): ServerEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const event = serverEventNames[index % serverEventNames.length] ?? 'restart';
    const at = from + Math.round(((index + 0.5) / count) * (to - from));
    return {
      at: iso(at),
      node: nodeOf(index),
      event,
      text: `what ${event} tells${remark}`,
      evidence: `desktop/logs/openfire/info.log:${index + 1}`,
      ...(event === 'sweep-gap' && { from: iso(at - 90 * second) }),
    };
  });

function agentOf(id: string, index: number, own: readonly ReportDisconnect[]): ReportAgent {
  const worst = own
    .filter(({ outcome }) => outcome !== 'closed')
    .toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || byTime(b, a))
    .at(0);
  const [best] = worst?.causes ?? [];
  const node = nodeOf(index);
  const ended = own.filter(({ outcome }) => outcome !== 'near-miss');
  const begins = [iso(from), ...ended.map(({ at, returnedAt = at }) => returnedAt)];
  const ends = [...ended.map(({ at }) => at), iso(to)];
  return {
    id,
    nodes: [node],
    sessions: begins.length,
    seen: begins.map((begin, nth) => ({ node, from: begin, to: ends[nth] ?? iso(to) })),
    subnets: [`10.20.${index % 30}.0/24`],
    outcome: (worst?.outcome ?? 'healthy') as AgentOutcome,
    ...(best && { cause: best.cause, side: best.side, confidence: best.confidence }),
    disconnects: own.map((disconnect) => disconnect.id),
  };
}
