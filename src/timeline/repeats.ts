import type { Observation } from '../model/observation.ts';
import type { SourceLog } from './source-log.ts';

const singleLevel = new Set(['openfire-debug', 'openfire-info', 'openfire-warn', 'openfire-error']);

/**
 * `all.log` repeats what the four single-level files say (openfire-logs.md A1). Each event counts once, cited from the
 * single-level file; `all.log` settles the order inside a second, which the four cannot.
 */
export function withoutRepeats(logs: readonly SourceLog[]): {
  readonly repeated: ReadonlySet<Observation>;
  readonly order: ReadonlyMap<Observation, number>;
} {
  const repeated = new Set<Observation>();
  const order = new Map<Observation, number>();
  const waiting = new Map<string, Observation[]>();
  for (const log of logs.filter(({ kind }) => singleLevel.has(kind))) {
    for (const observation of log.observations) {
      const key = keyOf(observation);
      const same = waiting.get(key);
      if (same) same.push(observation);
      else waiting.set(key, [observation]);
    }
  }
  let position = 0;
  for (const log of logs.filter(({ kind }) => kind === 'openfire-all').sort(byStart)) {
    for (const copy of log.observations) {
      position += 1;
      order.set(copy, position);
      const original = waiting.get(keyOf(copy))?.shift();
      if (!original) continue;
      repeated.add(copy);
      order.set(original, position);
    }
  }
  return { repeated, order };
}

/** A rotated `all.log.1` comes before `all.log`. */
const byStart = (a: SourceLog, b: SourceLog): number =>
  (a.first?.wall ?? 0) - (b.first?.wall ?? 0) || a.index - b.index;

const keyOf = ({ fact, time }: Observation): string => `${time.wall} ${JSON.stringify(fact)}`;

/** `all.log` repeats the single-level files: its rows count only where none of those reaches. */
export function coveredElsewhere(log: SourceLog, logs: readonly SourceLog[]) {
  if (log.kind !== 'openfire-all') return () => false;
  const ranges = logs
    .filter(({ kind }) => kind === 'openfire-debug' || kind === 'openfire-info')
    .map(({ first, last }) => [first?.wall ?? 0, last?.wall ?? 0] as const);
  return (wall: number) => ranges.some(([from, to]) => wall >= from && wall <= to);
}
