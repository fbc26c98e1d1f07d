import { groupBy } from '../../model/group-by.ts';
import type { SourceKind } from '../../model/words.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { type Likeness, likeness, type WallSpan } from './same-text.ts';

/** Logs that may be of one server. */
export interface Running {
  readonly logs: readonly SourceLog[];
  /** How near they lie to the server. */
  readonly depth: number;
}

/** From the first to the last record of a log, by its own clock. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly log: SourceLog;
  readonly of: Running;
}

/** Logs that a server writes one at a time; the others are told by less, or are but a part. */
export const isTelling = ({ kind, partial, first }: SourceLog): boolean =>
  !partial &&
  first !== undefined &&
  /^(?:openfire-(?:debug|info|warn|all)|webservices)$/.test(kind);

/** Tells which of the logs cannot be of one server: of two that went on at once, the one that lies no nearer. */
export function runsAtOnce(all: readonly Running[]): (one: Running) => boolean {
  const runs = all.flatMap((of) => of.logs.filter(isTelling).map((log) => ({ log, of })));
  const kinds = new Map<SourceKind, SortedRuns>();
  for (const [kind, own] of groupBy(runs, ({ log }) => log.kind))
    kinds.set(kind, new SortedRuns(own.map(({ log, of }) => toRun(log, of))));
  return (one) =>
    one.logs.some((log) => isTelling(log) && kinds.get(log.kind)?.hasOther(toRun(log, one)));
}

const toRun = (log: SourceLog, of: Running): Run => ({ ...spanOf(log), log, of });

/** Where nothing tells whether they are, both ends do: what repeats a log byte for byte is kept without its facts. */
function isCopy(one: Pick<Run, 'from' | 'to' | 'log'>, other: Run): boolean {
  const both = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  const alike = likeness(one.log, other.log, both);
  return alike === 'unknown' ? one.from === other.from && one.to === other.to : alike === 'same';
}

class SortedRuns {
  readonly #runs: readonly Run[];
  /** The latest end so far. */
  readonly #reach: readonly number[];

  constructor(runs: readonly Run[]) {
    this.#runs = [...runs].sort((a, b) => a.from - b.from);
    let reach = Number.NEGATIVE_INFINITY;
    this.#reach = this.#runs.map(({ to }) => {
      reach = Math.max(reach, to);
      return reach;
    });
  }

  /** One of other logs as near or nearer that overlaps, and is no copy. */
  hasOther({ from, to, log, of }: Run): boolean {
    for (let i = this.#after(to) - 1; i >= 0 && (this.#reach[i] ?? from) >= from; i--) {
      const run = this.#runs[i];
      if (!run || run.of === of || run.of.depth < of.depth || run.to < from) continue;
      if (!isCopy({ from, to, log }, run)) return true;
    }
    return false;
  }

  /** How many begin no later. */
  #after(to: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.from ?? to) <= to) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Less may be a rotation's seam, or clocks that were set. */
const leastSharedMs = 60_000;

/** Whether the same kinds of logs that two places wrote at the same time tell the same; unknown where none lasted. */
export function likenessOf(one: readonly SourceLog[], other: readonly SourceLog[]): Likeness {
  let found: Likeness = 'unknown';
  const others = groupBy(other.filter(isTelling), ({ kind }) => kind);
  for (const log of one.filter(isTelling))
    for (const rival of others.get(log.kind) ?? []) {
      const both = mostlyShared(spanOf(log), spanOf(rival));
      const is = both ? likeness(log, rival, both) : 'unknown';
      if (is === 'same') return is;
      if (is === 'other') found = is;
    }
  return found;
}

const spanOf = (log: SourceLog): WallSpan => {
  const from = log.first?.wall ?? 0;
  return { from, to: log.last?.wall ?? from };
};

/** The time that both cover, if it is most of what the shorter one does. */
function mostlyShared(a: WallSpan, b: WallSpan): WallSpan | undefined {
  const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  const shared = both.to - both.from;
  const shorter = Math.min(a.to - a.from, b.to - b.from);
  return shared >= leastSharedMs && shared * 2 >= shorter ? both : undefined;
}
