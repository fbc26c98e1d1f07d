import { type JudgedCase, judgeCase, type Verdicts } from '../../../src/lab/score/judged.ts';
import type { Score } from '../../../src/lab/score/score.ts';
import { scoreOf } from '../../../src/lab/score/score-of.ts';
import type { Loss, Tells, Truth } from '../../../src/lab/truth.ts';
import type { ReportDisconnect } from '../../../src/model/report.ts';
import { type Cause, type Confidence, causeWords } from '../../../src/model/words.ts';

/** `08:10:00` of the day of all samples. */
export const at = (time: string): string =>
  `2026-03-02T${time}${time.includes('.') ? '' : '.000'}Z`;

/** A loss of 1001001 by the network from 08:10:00 on, its session closed at 08:11:30, back at 08:12:00. */
export const lossOf = (given: Partial<Loss> = {}, tells: Partial<Tells> = {}): Loss => ({
  agent: '1001001',
  server: 'fin-a',
  transport: 'bosh',
  incident: 'black-hole-1',
  what: 'black-hole',
  text: 'the path drops everything',
  causes: ['network-path'],
  side: 'network',
  outcome: 'recovered',
  from: at('08:10:00'),
  lastContact: at('08:09:58.500'),
  at: at('08:11:30'),
  returnedAt: at('08:12:00'),
  count: 1,
  ...given,
  tells: {
    seen: 'must',
    outcomes: ['recovered'],
    decided: true,
    causes: ['network-path'],
    why: 'a test',
    ...tells,
  },
});

export const causeOf = (cause: Cause, confidence: Confidence = 'possible') => ({
  cause,
  side: causeWords[cause].side,
  confidence,
  score: 0,
  for: [],
  against: [],
});

/** What a right report says of `lossOf()`. */
export const entryOf = (given: Partial<ReportDisconnect> = {}): ReportDisconnect => ({
  id: '1001001@fin-a/1',
  agent: '1001001',
  node: 'fin-a',
  transport: 'bosh',
  at: at('08:11:30'),
  count: 1,
  outcome: 'recovered',
  lastContact: { earliest: at('08:09:58'), latest: at('08:10:28'), evidence: [] },
  returnedAt: at('08:12:00'),
  steps: [],
  causes: [causeOf('network-path', 'likely')],
  next: [],
  ...given,
});

export const truthOf = (losses: readonly Loss[], given: Partial<Truth> = {}): Truth => ({
  schemaVersion: 1,
  scenario: { name: 'sample', title: 'A sample', seed: 1 },
  release: 'openfire-4.7',
  product: 'uccx',
  from: at('08:00:00'),
  to: at('09:00:00'),
  logs: ['openfire-debug', 'webservices'],
  agents: [],
  losses: [...losses],
  groups: [],
  ...given,
});

export const verdictsOf = (
  disconnects: readonly ReportDisconnect[],
  given: Partial<Verdicts> = {},
): Verdicts => ({ agents: [], bursts: [], disconnects: [...disconnects], ...given });

export const agentOf = (id: string, outcome: Verdicts['agents'][number]['outcome']) => ({
  id,
  nodes: ['fin-a'],
  sessions: 1,
  outcome,
  disconnects: [],
});

export const judge = (truth: Truth, report: Verdicts, bundle = 'one'): JudgedCase =>
  judgeCase({ bundle, truth, report });

/** Of one bundle, with all its misses. */
export const scored = (
  losses: readonly Loss[],
  entries: readonly ReportDisconnect[],
  truth: Partial<Truth> = {},
  verdicts: Partial<Verdicts> = {},
): Score => scoreOf([judge(truthOf(losses, truth), verdictsOf(entries, verdicts))], 100);
