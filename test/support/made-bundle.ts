import fc from 'fast-check';
import { type Line, plainSweep, presence, received, time, webTick } from './lines.ts';
import { closedAt, cut, healthy, logoutChain, silent } from './stories.ts';

const from = time('10:00:00');
const to = time('10:20:00');
const periodMs = 30_000;

/** What becomes of an agent whose desktop is in touch up to an instant. */
export interface Fate {
  readonly kind: (typeof kinds)[number];
  /** Seconds after the first sweep. */
  readonly lastActive: number;
  readonly backAfter: number;
}

const kinds = ['healthy', 'near-miss', 'lost', 'logged-out', 'back', 'terminated'] as const;

const fate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.constantFrom(...kinds),
  lastActive: fc.integer({ min: 100_000, max: 600_000 }).map((ms) => ms / 1_000),
  backAfter: fc.integer({ min: 1, max: 200 }),
});

const nextSweep = (at: number): number => from + Math.ceil((at - from) / periodMs) * periodMs;

/** All records of one agent. */
export function linesOf(agent: string, { kind, ...fate }: Fate): Line[] {
  const lastActive = from + Math.round(fate.lastActive * 1_000);
  const closed = closedAt(from, lastActive);
  const again = closed + fate.backAfter * 1_000;
  const gone = cut(agent, { from, lastActive });
  switch (kind) {
    case 'healthy':
      return healthy(agent, from, to);
    case 'near-miss':
      return [
        ...silent(agent, { from, lastActive, until: closed - periodMs }),
        ...healthy(agent, closed, to),
      ];
    case 'lost':
      return [...gone, presence(closed + 630, agent, 'unavailable')];
    case 'logged-out':
      return [...gone, ...logoutChain(agent, closed + 630)];
    case 'back':
      return [
        ...gone,
        presence(closed + 630, agent, 'unavailable'),
        presence(again + 200, agent, 'available'),
        ...healthy(agent, nextSweep(again), to, `b${again.toString(16).slice(-7)}`),
      ];
    case 'terminated':
      return [
        ...healthy(agent, from, nextSweep(lastActive) - periodMs),
        received(lastActive, agent, 7, { type: 'terminate' }),
        presence(lastActive + 50, agent, 'unavailable'),
      ];
  }
}

/** The server's own records: it goes on before, during and after. */
const serverLines: readonly Line[] = [
  webTick(from),
  webTick(to + 600_000),
  ...Array.from({ length: 41 }, (_, i) => plainSweep(from + i * periodMs, 'connector', 0)),
];

export const idsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(1_001_001 + i));

export const fates = fc.array(fate, { minLength: 1, maxLength: 6 });

export const bundleOf = (all: readonly Fate[], ids = idsOf(all.length)): Line[] => [
  ...serverLines,
  ...all.flatMap((one, i) => linesOf(ids[i] ?? String(i), one)),
];
