import type {
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
  ServerEvent,
} from '../../src/model/report.ts';
import type { AgentOutcome, DisconnectOutcome } from '../../src/model/words.ts';
import { overviewOf } from '../../src/report/overview.ts';
import { emptyReport, incidentReport } from './sample-report.ts';

const node = 'finesse1.example.com';
const catalina = 'desktop/finesse/logs/catalina.out:881';
const start = Date.parse('2017-06-17T04:32:11.000Z');
const iso = (ms: number): string => new Date(start + ms).toISOString();

const healthyAgent = (id: string): ReportAgent => ({
  id,
  nodes: [node],
  sessions: 1,
  outcome: 'healthy',
  disconnects: [],
});

const lostAgent = (disconnect: ReportDisconnect): ReportAgent => {
  const { agent, outcome, causes } = disconnect;
  const [best] = causes;
  return {
    id: agent,
    nodes: [node],
    sessions: 2,
    outcome: outcome as AgentOutcome,
    ...(best && { cause: best.cause, side: best.side, confidence: best.confidence }),
    disconnects: [disconnect.id],
  };
};

interface Made {
  readonly agent: string;
  readonly ms: number;
  readonly outcome: DisconnectOutcome;
  readonly burst?: string;
}

function madeDisconnect({ agent, ms, outcome, burst }: Made): ReportDisconnect {
  const together = burst !== undefined;
  return {
    id: `${agent}@${node}/${iso(ms)}`,
    agent,
    node,
    transport: 'bosh',
    at: iso(ms),
    count: 1,
    outcome,
    ...(outcome === 'logged-out' ? { reasonCode: { requested: 255, confirmed: 255 } } : {}),
    lastContact: { earliest: iso(ms - 93_000), latest: iso(ms - 62_000), evidence: [] },
    steps: [
      { step: 'last-contact', at: iso(ms - 70_000) },
      { step: 'idle-close', at: iso(ms), sincePreviousMs: 70_000 },
      ...(outcome === 'recovered'
        ? [{ step: 'return' as const, at: iso(ms + 9_000), sincePreviousMs: 9_000 }]
        : []),
    ],
    causes: [
      together
        ? {
            cause: 'service-restart',
            side: 'server',
            confidence: 'certain',
            score: 2,
            for: [
              {
                text: 'The Notification Service started again at 10:02:05.',
                rule: 'restart',
                strength: 'evidence',
                weight: 2,
                evidence: [],
              },
            ],
            against: [],
          }
        : {
            cause: 'browser-throttled',
            side: 'client',
            confidence: 'likely',
            score: 2,
            for: [
              {
                text: 'The polls came later and later before they stopped.',
                rule: 'restart',
                strength: 'evidence',
                weight: 2,
                evidence: [],
              },
            ],
            against: [],
            decide: "The agent's client log shows drift where timers were slowed.",
          },
    ],
    ...(together ? { burst } : {}),
    next: [
      together
        ? { owner: 'administrator', text: 'Find out who restarted the Notification Service.' }
        : { owner: 'agent', text: 'Keep the Finesse tab in a window of its own, in front.' },
    ],
  };
}

const burstId = `${node}/${iso(-93_000)}`;
const burstAgents = Array.from({ length: 8 }, (_, index) => `${1001001 + index}`);

const burst: ReportBurst = {
  id: burstId,
  from: iso(-93_000),
  to: iso(-62_000),
  node,
  agents: burstAgents,
  share: 0.8,
  cause: 'service-restart',
  side: 'server',
  confidence: 'certain',
  for: [
    {
      text: 'The Notification Service started again at 10:02:05.',
      rule: 'restart',
      strength: 'evidence',
      weight: 2,
      evidence: [],
    },
  ],
  against: [],
  next: [{ owner: 'administrator', text: 'Find out who restarted the Notification Service.' }],
};

const restart: ServerEvent = {
  at: iso(-6_000),
  node,
  event: 'restart',
  text: 'the Notification Service started',
  evidence: catalina,
};

function crowd(disconnects: readonly ReportDisconnect[], healthy: number): Report {
  const agents = disconnects.map(lostAgent);
  const others = Array.from({ length: healthy }, (_, index) => healthyAgent(`${2000001 + index}`));
  const { nodes } = incidentReport.bundle;
  const nearest = disconnects
    .filter(({ outcome }) => outcome === 'near-miss')
    .map(({ id, agent }, index) => ({
      disconnect: id,
      agent,
      silentMs: 58_700 - index * 3_100,
      idleMs: 60_000,
    }));
  return {
    ...emptyReport,
    bundle: { ...incidentReport.bundle, missing: [], from: iso(-3_600_000), to: iso(3_600_000) },
    agents: [...agents, ...others].sort((a, b) => (a.id < b.id ? -1 : 1)),
    disconnects: [...disconnects].sort((a, b) => (a.at < b.at ? -1 : 1)),
    overview: overviewOf(nodes, disconnects, nearest),
  };
}

/** Eight agents lost by a restart, one by itself, three healthy. */
export const burstReport: Report = {
  ...crowd(
    [
      ...burstAgents.map((agent, index) =>
        madeDisconnect({
          agent,
          ms: index * 300,
          outcome: index < 6 ? 'logged-out' : 'recovered',
          burst: burstId,
        }),
      ),
      madeDisconnect({ agent: '1001099', ms: 1_500_000, outcome: 'recovered' }),
    ],
    3,
  ),
  bursts: [burst],
  serverEvents: [restart],
  problems: [
    {
      severity: 'error',
      where: 'active_2.tgz',
      what: 'the archive ends in the middle of a file',
      next: 'collect it again',
    },
  ],
};

const outcomesInTurn = ['recovered', 'logged-out', 'near-miss', 'lost', 'inconclusive'] as const;

/** A thousand agents, sixty of them lost, all apart. */
export const thousandReport: Report = crowd(
  Array.from({ length: 60 }, (_, index) =>
    madeDisconnect({
      agent: `${1001001 + index}`,
      ms: index * 47_000,
      outcome: outcomesInTurn[index % outcomesInTurn.length] ?? 'lost',
    }),
  ),
  940,
);

export const healthyReport: Report = crowd([], 12);
