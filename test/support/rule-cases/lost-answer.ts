import {
  consume,
  debugTick,
  type Line,
  ridTooHigh,
  ridUnavailable,
  serverStart,
  serverStop,
  sweep,
  time,
  warn,
} from '../lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut } from '../stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;

const polls = [
  consume(at(0), agent, 100),
  consume(at(30), agent, 100),
  consume(at(30), agent, 101),
  consume(at(60), agent, 101),
  consume(at(60), agent, 102),
];

/** The poll of 60 s is answered after its wait, and repeated `seconds` after it was sent. */
const repeatedAfter = (seconds: number, answered = 90): Line[] => [
  ...polls,
  consume(at(answered), agent, 102),
  ridUnavailable(at(60 + seconds), 102),
  debugTick(at(400)),
];

export const fires: readonly FiringCase[] = [
  ...[33, 36].map((seconds) => ({
    name: `repeated after ${seconds} s: the page's timers ran`,
    lines: repeatedAfter(seconds),
    says: ['inTime'],
    confidence: 'likely' as const,
  })),
];

export const quiet: readonly RuleCase[] = [
  {
    name: 'repeated after 37 s: the page may have slept',
    lines: repeatedAfter(37),
  },
  {
    name: 'repeated in the second of the answer: they may have crossed',
    lines: repeatedAfter(33, 93),
  },
  {
    name: 'repeated after a silence that the sweeps show',
    lines: [
      ...repeatedAfter(100),
      ...[0, 30, 60, 90].map((s) => sweep(at(s), agent, 0)),
      sweep(at(120), agent, 30_000),
      sweep(at(150), agent, 60_000),
    ],
  },
  { name: 'a rid beyond the window', lines: [...polls, ridTooHigh(at(65), 109)] },
  {
    name: 'a session that had been closed as idle',
    lines: [
      ...cut(agent, { from, lastActive: at(35) }),
      consume(at(0), agent, 100),
      consume(at(35), agent, 101),
      ridUnavailable(at(130), 101),
    ],
  },
  {
    name: 'a server out of memory',
    lines: [
      ...repeatedAfter(33),
      warn(at(80), 'a message\njava.lang.OutOfMemoryError: Java heap space'),
    ],
  },
  {
    name: 'a server that stopped meanwhile',
    lines: [...repeatedAfter(33), serverStop(at(92)), serverStart(at(120))],
  },
];
