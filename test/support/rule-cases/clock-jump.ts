import { clientStatus, type Line, stateEvent, stateRequest, webTick } from '../lines.ts';
import { at, drift, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut } from '../stories.ts';

const agent = '1001003';
const other = '1001011';
const hourMs = 3_600_000;

/** Samples once a minute, of a PC whose clock is set ahead at 100 s. `from`, `to` by the server's clock. */
const samples = (id: string, aheadMs: number, { own = 0, last = 300 } = {}): Line[] =>
  Array.from({ length: 9 }, (_, i) => -200 + i * 60)
    .filter((s) => s <= last)
    .map((s) => {
      const driftMs = own - (s < 100 ? 0 : aheadMs);
      return drift(at(s) - driftMs, id, driftMs);
    });
const kept = samples(other, 0, { own: 47_000 });

/** The page says it right after the jump, by its own clock. */
const ranOut = (aheadMs: number): Line[] => [
  clientStatus(at(-205), agent, 'connected'),
  clientStatus(at(101) + aheadMs, agent, 'unauthorized'),
];
const closed = cut(agent, { from: at(0), lastActive: at(110) });

export const fires: readonly FiringCase[] = [
  {
    name: 'a token that ran out as the clock was set',
    lines: [...samples(agent, hourMs), ...kept, ...ranOut(hourMs)],
    says: ['jumped', 'othersKept'],
    confidence: 'likely',
  },
  {
    name: 'an agent of single sign-on who was forced out then',
    lines: [
      webTick(at(-400)),
      ...samples(agent, hourMs),
      ...kept,
      stateRequest(at(101), agent, { sso: true }),
      stateEvent(at(101.1), agent),
      webTick(at(400)),
    ],
    says: ['jumped', 'othersKept'],
    confidence: 'likely',
  },
  {
    name: 'no other desktop to compare with',
    lines: [...samples(agent, hourMs), ...ranOut(hourMs)],
    says: ['jumped', 'nobodyElse'],
    confidence: 'possible',
  },
  {
    name: 'a session that fell silent as the clock was set',
    lines: [...closed, ...samples(agent, hourMs), ...kept],
    says: ['jumpedAndTimers', 'othersKept'],
    confidence: 'possible',
  },
  {
    name: 'set ahead by a moment more than a poll bears',
    lines: [...closed, ...samples(agent, 33_001), ...kept],
    says: ['jumpedAndTimers', 'othersKept'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  {
    name: 'a PC that is an hour ahead all the time',
    lines: [...closed, ...samples(agent, 0, { own: -hourMs }), ...kept],
  },
  {
    name: 'the clock of the server was set, and leapt for all',
    lines: [...closed, ...samples(agent, hourMs), ...samples(other, hourMs, { own: 900 })],
  },
  {
    name: 'set back',
    lines: [...closed, ...samples(agent, -hourMs), ...kept],
  },
  {
    name: 'set by less than a poll is held',
    lines: [...closed, ...samples(agent, 33_000), ...kept],
  },
  {
    name: 'a slow answer spoils a sample',
    lines: [
      ...closed,
      ...samples(agent, 0).filter((line) => line.at !== at(100)),
      drift(at(100), agent, -40_000, 80_000),
      ...kept,
    ],
  },
  {
    name: 'set long after the loss',
    lines: [
      ...cut(agent, { from: at(-1_000), lastActive: at(-900) }),
      ...systemInfo(agent, -1_200, -300),
      ...samples(agent, hourMs),
      ...kept,
    ],
  },
  { name: 'no log of the page', lines: [...closed, ...kept] },
];
