import { epochMs } from '../../src/model/time.ts';
import type { Mark } from '../../src/timeline/event.ts';
import { Holds } from '../../src/timeline/holds.ts';
import type { Span } from '../../src/timeline/logs/spans.ts';
import { RequestFold } from '../../src/timeline/request-fold.ts';
import { RowMark } from '../../src/timeline/row-mark.ts';
import { RowMarks } from '../../src/timeline/row-marks.ts';
import type { Session } from '../../src/timeline/session.ts';
import { silentMsBeside } from '../../src/timeline/silent-ms.ts';
import { SweepRow } from '../../src/timeline/sweep-row.ts';

/** A mark at so many seconds of a made clock. */
export const stamp = (second: number, stampMs: number): Mark => ({
  at: epochMs(Math.round(second * 1_000)),
  stampMs,
  place: { source: 0, line: Math.round(second * 1_000) + 1, offset: 0 },
});

/** A row with that mark. */
export function rowAt(second: number, stampMs: number): RowMark {
  const { at, place } = stamp(second, stampMs);
  const row = new RowMark();
  row.set(at, stampMs, place.source, place.line, place.offset);
  return row;
}

/** A sweep's row, stamped with whole seconds, in a run after so many. */
export function sweepAt(second: number, lastActiveMs: number, before = 0): SweepRow {
  const sweep = new SweepRow();
  sweep.row.copy(rowAt(second, 1_000));
  sweep.set(lastActiveMs, 0, { before, isPartial: false });
  return sweep;
}

/** The requests of one sid. `holes`: where their logs were not written. */
export const requestsOf = (holes: readonly Span[] = [], holds = new Holds()): RequestFold =>
  new RequestFold('f382a015', {
    marks: new RowMarks(),
    nearMissMs: 15_000,
    silentMs: silentMsBeside(holes),
    holds,
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
