import type { Evidence, ReportDisconnect } from '../../src/model/report.ts';
import {
  type Cause,
  causes,
  causeWords,
  confidences,
  type DisconnectOutcome,
  type Step,
} from '../../src/model/words.ts';

export const iso = (ms: number): string => new Date(ms).toISOString();
export const second = 1_000;

export interface Plot {
  readonly agent: string;
  readonly node: string;
  readonly outcome: DisconnectOutcome;
  /** The last contact, in ms since 1970. */
  readonly start: number;
  /** Of the disconnect among all of them: what it cites stands there. */
  readonly number: number;
  readonly burst: string | undefined;
  /** Stands in what its records say. */
  readonly remark: string;
}

export interface Made {
  readonly disconnect: ReportDisconnect;
  readonly evidence: readonly Evidence[];
}

/** What is told of it, the last contact excepted: after how many seconds, and what. */
type Story = readonly (readonly [at: number, step: Step, lastActiveMs?: number])[];

const silence: Story = [
  [4, 'silence', 4_300],
  [34, 'silence', 34_300],
  [64, 'silence', 64_300],
];
const end: Story = [
  ...silence,
  [64, 'idle-close'],
  [64, 'session-closed'],
  [64.5, 'presence-unavailable'],
  [64.6, 'expiry-armed'],
];
const stories: Readonly<Record<DisconnectOutcome, Story>> = {
  'logged-out': [
    ...end,
    [95, 'expiry-fired'],
    [124, 'undeliverable'],
    [124.6, 'forced-logout'],
    [124.7, 'logout-request'],
    [124.8, 'logout-confirmed'],
    [180, 'return'],
  ],
  lost: [...end, [95, 'expiry-fired'], [124, 'undeliverable']],
  inconclusive: end,
  recovered: [...end, [82, 'return']],
  'near-miss': [...silence.slice(0, 2), [52, 'silence', 52_300], [53, 'return']],
  closed: [
    [2, 'terminate'],
    [2, 'session-closed'],
    [2.5, 'presence-unavailable'],
  ],
};

/** How long the longest of them is. */
export const longestMs = 181 * second;

export const stepsOf = (outcome: DisconnectOutcome): number => stories[outcome].length + 1;

const path = 'desktop/logs/openfire/debug.log';
/** Lines that each has for itself. */
const linesEach = 20;

/** One made disconnect, with the records that it cites. */
export function crowdDisconnect(plot: Plot): Made {
  const { agent, node, outcome, start, number, burst, remark } = plot;
  const story = stories[outcome];
  const cause = causeOf(plot);
  const isSignOut = outcome === 'closed';
  const evidence = story.map(([seconds, step], index): Evidence => {
    const line = number * linesEach + index + 1;
    const at = iso(start + seconds * second);
    const printed = at.slice(0, 19).replace(/-/g, '.').replace('T', ' ');
    const text = `${printed} ${step} of ${agent}${remark}`;
    return { ref: `${path}:${line}`, path, line, at, printed, text };
  });
  const told = story.map(([seconds, step, lastActiveMs], index) => ({
    step,
    at: iso(start + seconds * second),
    sincePreviousMs: Math.round((seconds - (story[index - 1]?.[0] ?? 0)) * second),
    printed: evidence[index]?.printed ?? '',
    evidence: evidence[index]?.ref ?? '',
    ...(lastActiveMs !== undefined && { lastActiveMs, detail: `${lastActiveMs} ms` }),
  }));
  const refs = evidence.slice(0, 3).map(({ ref }) => ref);
  const ended = story.find(([, step]) => step === 'idle-close' || step === 'terminate');
  const at = iso(start + (ended?.[0] ?? 52) * second);
  const back = told.find(({ step }) => step === 'return');
  const disconnect: ReportDisconnect = {
    id: `${agent}@${node}/${at}`,
    agent,
    node,
    sid: number.toString(16).padStart(8, '0'),
    transport: 'bosh',
    at,
    count: 1,
    outcome,
    ...(outcome === 'logged-out' && { reasonCode: { requested: 255, confirmed: 255 } }),
    ...(back && { returnedAt: back.at }),
    ...(!isSignOut && {
      lastContact: { earliest: iso(start - 30 * second), latest: iso(start), evidence: refs },
    }),
    steps: [{ step: 'last-contact', at: iso(start) }, ...told],
    causes: [
      {
        cause,
        side: causeWords[cause].side,
        confidence: confidences[number % confidences.length] ?? 'possible',
        score: 2,
        for: [
          {
            text: `what speaks for it${remark}`,
            rule: 'shared-path',
            strength: 'evidence',
            weight: 2,
            evidence: refs,
          },
        ],
        against: [],
        decide: `the client log of ${agent}`,
      },
    ],
    ...(burst !== undefined && { burst }),
    next: [{ owner: 'agent', text: 'Ask what happened on the PC at that time.', cause }],
  };
  return { disconnect, evidence };
}

function causeOf({ outcome, burst, number }: Plot): Cause {
  if (outcome === 'closed') return 'signed-out';
  return burst === undefined ? (causes[number % causes.length] ?? 'undetermined') : 'network-path';
}
