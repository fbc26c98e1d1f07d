import { epochMs } from '../../src/model/time.ts';
import type { Mark } from '../../src/timeline/event.ts';
import type { Session } from '../../src/timeline/session.ts';

/** A mark at so many seconds of a made clock. */
export const stamp = (second: number, stampMs: number): Mark => ({
  at: epochMs(Math.round(second * 1_000)),
  stampMs,
  place: { source: 0, line: Math.round(second * 1_000) + 1, offset: 0 },
});

/** A bound session of which nothing else is known. */
export const sessionAt = (second: number): Session => ({
  key: 'f382a015',
  sid: 'f382a015',
  jid: '1001003@finesse1.example.com/desktop',
  agent: '1001003',
  transport: 'bosh',
  first: stamp(second, 1_000),
  bound: stamp(second, 1_000),
  last: stamp(second, 1_000),
  served: stamp(second, 1_000),
  lastRequests: [],
  minRid: Number.NaN,
  maxRid: Number.NaN,
  sweeps: 0,
  nearMisses: [],
  grids: [],
});
