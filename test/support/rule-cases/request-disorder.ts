import {
  consume,
  debugTick,
  type Line,
  pollsTooFast,
  ridUnavailable,
  sessionError,
  time,
} from '../lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;

/** Polls of 30 s; the last, sent at 60 s, is answered at 90 s, and rid 102 is repeated `seconds` after it was sent. */
const repeatedAfter = (seconds: number): Line[] => [
  consume(at(0), agent, 100),
  consume(at(30), agent, 100),
  consume(at(30), agent, 101),
  consume(at(60), agent, 101),
  consume(at(60), agent, 102),
  consume(at(90), agent, 102),
  ridUnavailable(at(60 + seconds), 102),
  debugTick(at(400)),
];

export const fires: readonly FiringCase[] = [
  ...[33, 36].map((seconds) => ({
    name: `repeated after ${seconds} s, when the library of the desktop gives a poll up`,
    lines: repeatedAfter(seconds),
    says: ['repeated'],
    confidence: 'certain' as const,
  })),
  {
    name: 'polled too fast',
    lines: [
      ...repeatedAfter(33).slice(0, 5),
      pollsTooFast(at(62)),
      sessionError(at(62), agent, 'policyViolation'),
    ],
    says: ['tooFast'],
  },
];

export const quiet: readonly RuleCase[] = [
  {
    name: 'repeated after 37 s, later than any library gives a poll up: an outage, or a sleep',
    lines: repeatedAfter(37),
  },
];
