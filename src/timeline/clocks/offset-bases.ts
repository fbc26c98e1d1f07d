import { groupBy } from '../../model/group-by.ts';
import { agentOf } from '../../model/jid.ts';
import type { Observation } from '../../model/observation.ts';
import { epochMs, type RecordTime } from '../../model/time.ts';
import type { OffsetBasis } from '../../model/words.ts';
import { rotatedSets } from '../logs/sets.ts';
import {
  type ClockSample,
  printsOffset,
  type SourceLog,
  sampleToleranceMs,
} from '../logs/source-log.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import { zoneOffsetsOf } from './abbreviations.ts';
import { isOffset, nearestQuarter, quarterMs } from './clock.ts';
import type { OffsetSample } from './offset-steps.ts';

/** What tells the offset of clocks that print none, and where. */
export interface Basis {
  readonly basis: OffsetBasis;
  readonly samples: readonly OffsetSample[];
}

const hourMs = 3_600_000;
/** Openfire stamps whole seconds, and a record may be written a moment after what it tells. */
const matchMs = 3_000;
/** A stored message is logged at once or with the sweep that gives up on its session. */
const maxDelayMs = 10 * 60_000;

/** The best basis that a node's logs offer for its silent clocks. */
export const bestBasis = (node: NodeLogs, silent: readonly SourceLog[]): Basis =>
  [epochPairs, matchedEvents, hints, printedBeside]
    .map((look) => look(node, silent))
    .find(({ samples }) => samples.length > 0) ?? assumed;

const assumed: Basis = { basis: 'assumed-utc', samples: [] };

/** Openfire's statistics lines print both clocks. */
function epochPairs(_node: NodeLogs, silent: readonly SourceLog[]): Basis {
  const samples = rotatedSets(silent)
    .flatMap((set) => withoutOddOnes(runsOf(set)))
    .flatMap(({ samples }) => samples)
    .map(({ log, wall, epochMs: epoch, line }) => ({
      log,
      line,
      at: epochMs(epoch),
      offsetMs: nearestQuarter(wall - epoch),
    }));
  return { basis: 'epoch-pair', samples };
}

/** Samples in a row that say the same, in whatever part of a rotated log. */
interface SampleRun {
  readonly distanceMs: number;
  readonly samples: (ClockSample & { readonly log: SourceLog })[];
  count: number;
}

function runsOf(set: readonly SourceLog[]): SampleRun[] {
  const runs: SampleRun[] = [];
  for (const log of set) {
    for (const sample of log.clockSamples) {
      const distanceMs = sample.wall - sample.epochMs;
      const open = runs.at(-1);
      const goesOn = open && Math.abs(distanceMs - open.distanceMs) <= sampleToleranceMs;
      const run = goesOn ? open : { distanceMs, samples: [], count: 0 };
      if (run !== open) runs.push(run);
      run.samples.push({ ...sample, log });
      run.count += sample.count;
    }
  }
  return runs;
}

/** A real offset is a zone's; a pair that stands alone among many is none (a published one is 31 hours off). */
function withoutOddOnes(runs: readonly SampleRun[]): SampleRun[] {
  const plausible = runs.filter(({ distanceMs }) => isZoneOffset(distanceMs));
  const most = plausible.reduce((max, { count }) => Math.max(max, count), 0);
  return plausible.filter(({ count }) => count > 1 || most === 1);
}

function isZoneOffset(distanceMs: number): boolean {
  const nearest = nearestQuarter(distanceMs);
  return Math.abs(distanceMs - nearest) <= matchMs && isOffset(nearest);
}

interface Presence {
  readonly at: number;
  /** The offset that its own record prints. */
  readonly printedMs: number;
}

interface Match extends OffsetSample {
  /** The close's clock reads as the presence's does. */
  readonly alike: boolean;
}

/** An idle close and the unavailable presence that follows it in webservices are one event in two logs. */
function matchedEvents(node: NodeLogs, silent: readonly SourceLog[]): Basis {
  const presences = new Map<string, Presence[]>();
  for (const log of node.logs.filter(printsOffset)) {
    for (const { fact, time } of log.observations) {
      if (fact.kind !== 'presence' || fact.type !== 'unavailable') continue;
      const agent = agentOf(fact.jid);
      if (agent === undefined) continue;
      const printedMs = (time.offsetMinutes ?? 0) * 60_000;
      const presence = { at: time.wall - printedMs, printedMs };
      presences.set(agent, [...(presences.get(agent) ?? []), presence]);
    }
  }
  const candidates = silent.flatMap((log) =>
    log.observations.flatMap((close) => matches(log, close, presences)),
  );
  return { basis: 'matched-events', samples: agreed(candidates) };
}

function matches(
  log: SourceLog,
  { fact, time, place }: Observation,
  presences: ReadonlyMap<string, readonly Presence[]>,
): Match[] {
  if (fact.kind !== 'idle-close') return [];
  return (presences.get(agentOf(fact.jid) ?? '') ?? []).flatMap(({ at, printedMs }) => {
    const distance = time.wall - at;
    const offsetMs = nearestQuarter(distance);
    const fits = Math.abs(distance - offsetMs) <= matchMs && isOffset(offsetMs);
    const alike = offsetMs === printedMs;
    return fits ? [{ log, line: place.line, at: epochMs(at), offsetMs, alike }] : [];
  });
}

/**
 * One close may match several presences: the offsets that most closes share are meant, among equals those that the
 * presences' own records print. Two within an hour may follow each other (DST).
 */
function agreed(candidates: readonly Match[]): OffsetSample[] {
  const byOffset = groupBy(candidates, (sample) => sample.offsetMs);
  const votes = [...byOffset].map(([offsetMs, samples]) => ({
    offsetMs,
    samples,
    closes: new Set(samples.map(closeOf)).size,
    alike: samples.some(({ alike }) => alike) ? 1 : 0,
  }));
  votes.sort((a, b) => b.closes - a.closes || b.alike - a.alike || a.offsetMs - b.offsetMs);
  const [best, second] = votes;
  if (!best) return [];
  const equals = second?.closes === best.closes && second.alike === best.alike;
  if (equals && Math.abs(second.offsetMs - best.offsetMs) > hourMs) return [];
  const explained = new Set<string>();
  return votes
    .filter(({ offsetMs }) => Math.abs(offsetMs - best.offsetMs) <= hourMs)
    .flatMap(({ samples }) => {
      const fresh = samples.filter((sample) => !explained.has(closeOf(sample)));
      for (const sample of fresh) explained.add(closeOf(sample));
      return fresh;
    });
}

const closeOf = ({ log, line }: OffsetSample): string => `${log.path}:${line}`;

/** A payload's own instant and the zone's abbreviation: each alone proves nothing, together they do. */
function hints(_node: NodeLogs, silent: readonly SourceLog[]): Basis {
  const named = new Set(silent.flatMap((log) => [...log.abbreviations].flatMap(zoneOffsetsOf)));
  const samples = silent.flatMap((log): OffsetSample[] => {
    const distance = log.notBefore?.distanceMs;
    if (distance === undefined || !log.first) return [];
    const offsetMs = Math.floor((distance + 1_000) / quarterMs) * quarterMs;
    const fits = distance - offsetMs <= maxDelayMs && named.has(offsetMs);
    return fits ? [{ log, line: 0, at: epochMs(log.first.wall - offsetMs), offsetMs }] : [];
  });
  const agreeing = new Set(samples.map((sample) => sample.offsetMs)).size === 1;
  return { basis: 'epoch-pair', samples: agreeing ? samples : [] };
}

/** Tomcat's logs of the same server print the server's offset, and so do its desktops' logs. */
function printedBeside(node: NodeLogs, _silent: readonly SourceLog[]): Basis {
  const samples = node.logs.filter(printsOffset).flatMap((log) => {
    const minutes = log.kind === 'client' ? log.serverOffsetMinutes : log.first?.offsetMinutes;
    const last = log.kind === 'client' ? minutes : log.last?.offsetMinutes;
    return [sampleAt(log, log.first, minutes), sampleAt(log, log.last, last)].flat();
  });
  return { basis: 'printed', samples };
}

function sampleAt(
  log: SourceLog,
  time: RecordTime | undefined,
  minutes: number | undefined,
): OffsetSample[] {
  if (!time || minutes === undefined) return [];
  const at = epochMs(time.wall - (time.offsetMinutes ?? 0) * 60_000);
  return [{ log, line: 0, at, offsetMs: minutes * 60_000 }];
}
