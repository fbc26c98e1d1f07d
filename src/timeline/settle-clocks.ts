import { tzOffset } from '@date-fns/tz/tzOffset';
import { groupBy } from '../model/group-by.ts';
import { agentOf } from '../model/jid.ts';
import type { Observation } from '../model/observation.ts';
import type { Clock, Problem } from '../model/report.ts';
import { type EpochMs, epochMs, type RecordTime } from '../model/time.ts';
import type { OffsetBasis } from '../model/words.ts';
import { zoneOffsetsOf } from './abbreviations.ts';
import { clientDrift } from './client-drift.ts';
import {
  type NodeOffset,
  printedClock,
  type Reach,
  type SourceClock,
  spanClock,
  zoneClock,
} from './clock.ts';
import type { NodeLogs } from './nodes.ts';
import { type OffsetSample, offsetSpans, offsetSteps } from './offset-spans.ts';
import type { ClockSample, SourceLog } from './source-log.ts';

export interface ZoneOption {
  readonly node?: string;
  readonly zone: string;
}

export interface SettledClocks {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly offsets: ReadonlyMap<string, readonly NodeOffset[]>;
  /** How far clients' clocks were off. */
  readonly drifts: readonly Clock[];
  readonly problems: readonly Problem[];
}

interface Basis {
  readonly basis: OffsetBasis;
  readonly samples: readonly OffsetSample[];
}

const quarterMs = 15 * 60_000;
/** Openfire stamps whole seconds, and a record may be written a moment after what it tells. */
const matchMs = 3_000;
/** The furthest zone (Kiribati); the other way it is 12 hours. */
const maxOffsetMs = 14 * 3_600_000;
/** A stored message is logged at once or with the sweep that gives up on its session. */
const maxDelayMs = 10 * 60_000;

/** Settles one instant for each record: printed offsets as they are, silent clocks by the best basis the node offers. */
export function settleClocks(
  nodes: readonly NodeLogs[],
  zones: readonly ZoneOption[],
): SettledClocks {
  const clocks = new Map<SourceLog, SourceClock>();
  const offsets = new Map<string, NodeOffset[]>();
  const drifts: Clock[] = [];
  const problems: Problem[] = [];
  for (const node of nodes) {
    for (const log of node.logs.filter(printsOffset)) {
      const drift = log.kind === 'client' ? clientDrift(log) : undefined;
      if (drift) drifts.push(drift);
      clocks.set(log, printedClock(drift?.applied ? drift.offsetMs : 0));
    }
    const silent = node.logs.filter((log) => log.first !== undefined && !printsOffset(log));
    const zone = zoneFor(node, zones);
    const settled = zone === undefined ? settleSilent(node, silent) : byOption(zone, node, silent);
    for (const [log, clock] of settled.clocks) clocks.set(log, clock);
    offsets.set(node.id, nodeOffsets(node, settled, clocks));
    if (settled.basis === 'assumed-utc') problems.push(assumedUtc(node));
  }
  return { clocks, offsets, drifts, problems };
}

interface Silent {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly basis: OffsetBasis | undefined;
}

const printsOffset = (log: SourceLog): boolean => log.first?.offsetMinutes !== undefined;

const zoneFor = (node: NodeLogs, zones: readonly ZoneOption[]): string | undefined =>
  (
    zones.find((zone) => zone.node === node.id || node.names.includes(zone.node ?? '')) ??
    zones.find((zone) => zone.node === undefined)
  )?.zone;

function byOption(zone: string, node: NodeLogs, silent: readonly SourceLog[]): Silent {
  const zoneOffset = zoneReader(zone);
  const reach = reachOf(node, new Map());
  return {
    clocks: new Map(silent.map((log) => [log, zoneClock(zoneOffset, log, reach)])),
    basis: 'option',
  };
}

/** `+05:30` or `Area/City` → its offset at an instant, in ms. A zone's offset changes on full quarters of an hour only. */
function zoneReader(zone: string): (at: EpochMs) => number {
  const cache = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    const known = cache.get(quarter);
    if (known !== undefined) return known;
    const offset = tzOffset(zone, new Date(quarter * quarterMs)) * 60_000;
    cache.set(quarter, offset);
    return offset;
  };
}

function settleSilent(node: NodeLogs, silent: readonly SourceLog[]): Silent {
  if (silent.length === 0) return { clocks: new Map(), basis: undefined };
  const { basis, samples } =
    [epochPairs, matchedEvents, hints, printedBeside]
      .map((look) => look(node, silent))
      .find(({ samples }) => samples.length > 0) ?? assumed;
  const clocks = new Map<SourceLog, SourceClock>();
  for (const [log, own] of groupBy(
    samples.filter(({ line }) => line > 0),
    (sample) => sample.log,
  ))
    clocks.set(log, spanClock(offsetSpans(log, own)));
  const reach = reachOf(node, clocks);
  const steps = offsetSteps(samples);
  for (const log of silent) if (!clocks.has(log)) clocks.set(log, zoneClock(steps, log, reach));
  return { clocks, basis };
}

/** The time covered by the logs of a node whose clocks are settled: they print their offset, or their own lines tell it. */
function reachOf(node: NodeLogs, clocks: ReadonlyMap<SourceLog, SourceClock>): Reach | undefined {
  const instants = node.logs.flatMap((log) => {
    const clock =
      clocks.get(log) ?? (log.kind !== 'client' && printsOffset(log) ? printedClock(0) : undefined);
    return clock && log.first && log.last
      ? [clock.at(log.first, 1), clock.at(log.last, Number.MAX_SAFE_INTEGER)]
      : [];
  });
  return instants.length > 0
    ? { from: Math.min(...instants), to: Math.max(...instants) }
    : undefined;
}

const assumed: Basis = { basis: 'assumed-utc', samples: [] };

/** Openfire's statistics lines print both clocks. */
function epochPairs(_node: NodeLogs, silent: readonly SourceLog[]): Basis {
  const samples = silent.flatMap((log) =>
    withoutOddOnes(log.clockSamples).map(({ wall, epochMs: epoch, line }) => ({
      log,
      line,
      at: epochMs(epoch),
      offsetMs: nearestQuarter(wall - epoch),
    })),
  );
  return { basis: 'epoch-pair', samples };
}

/** A real offset is a zone's; a pair that stands alone among many is none (a published one is 31 hours off). */
function withoutOddOnes(samples: readonly ClockSample[]): ClockSample[] {
  const plausible = samples.filter(({ wall, epochMs: epoch }) => isZoneOffset(wall - epoch));
  const most = Math.max(0, ...plausible.map(({ count }) => count));
  return plausible.filter(({ count }) => count > 1 || most === 1);
}

function isZoneOffset(distanceMs: number): boolean {
  const nearest = nearestQuarter(distanceMs);
  return Math.abs(distanceMs - nearest) <= matchMs && Math.abs(nearest) <= maxOffsetMs;
}

/** An idle close and the unavailable presence that follows it in webservices are one event in two logs. */
function matchedEvents(node: NodeLogs, silent: readonly SourceLog[]): Basis {
  const presences = new Map<string, number[]>();
  for (const log of node.logs.filter(printsOffset)) {
    for (const { fact, time } of log.observations) {
      if (fact.kind !== 'presence' || fact.type !== 'unavailable') continue;
      const agent = agentOf(fact.jid);
      if (agent === undefined) continue;
      const at = time.wall - (time.offsetMinutes ?? 0) * 60_000;
      presences.set(agent, [...(presences.get(agent) ?? []), at]);
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
  presences: ReadonlyMap<string, readonly number[]>,
): OffsetSample[] {
  if (fact.kind !== 'idle-close') return [];
  return (presences.get(agentOf(fact.jid) ?? '') ?? []).flatMap((at) => {
    const distance = time.wall - at;
    const offsetMs = nearestQuarter(distance);
    const fits = Math.abs(distance - offsetMs) <= matchMs && Math.abs(offsetMs) <= maxOffsetMs;
    return fits ? [{ log, line: place.line, at: epochMs(at), offsetMs }] : [];
  });
}

/** One close may match several presences: the offsets that most closes share are meant. Two within an hour may follow each other (DST). */
function agreed(candidates: readonly OffsetSample[]): OffsetSample[] {
  const byOffset = groupBy(candidates, (sample) => sample.offsetMs);
  const votes = [...byOffset].map(([offsetMs, samples]) => ({
    offsetMs,
    samples,
    closes: new Set(samples.map(({ log, line }) => `${log.path}:${line}`)).size,
  }));
  votes.sort((a, b) => b.closes - a.closes || a.offsetMs - b.offsetMs);
  const [best, second] = votes;
  if (!best) return [];
  if (
    second &&
    second.closes === best.closes &&
    Math.abs(second.offsetMs - best.offsetMs) > 3_600_000
  )
    return [];
  return votes
    .filter(
      (vote) =>
        Math.abs(vote.offsetMs - best.offsetMs) <= 3_600_000 && vote.closes * 2 >= best.closes,
    )
    .flatMap((vote) => vote.samples);
}

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

const nearestQuarter = (ms: number): number => Math.round(ms / quarterMs) * quarterMs;

/** What the node's offset was, from when on: that of its silent clocks, else the one its logs print. */
function nodeOffsets(
  node: NodeLogs,
  silent: Silent,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): NodeOffset[] {
  const basis = silent.basis ?? 'printed';
  const logs = silent.basis
    ? [...silent.clocks.keys()]
    : node.logs.filter((log) => printsOffset(log) && log.kind !== 'client');
  const readings = (logs.length > 0 ? logs : node.logs).flatMap((log) =>
    [
      { time: log.first, line: 1 },
      ...log.setBack.map((gap) => ({ time: { wall: gap.to }, line: gap.line })),
      { time: log.last, line: Number.MAX_SAFE_INTEGER },
    ].flatMap(({ time, line }) => {
      const at = time && clocks.get(log)?.at(time, line);
      return at === undefined || !time
        ? []
        : [{ from: at, offsetMs: nearestQuarter(time.wall - at), basis }];
    }),
  );
  readings.sort((a, b) => a.from - b.from);
  return readings.filter((reading, i) => reading.offsetMs !== readings[i - 1]?.offsetMs);
}

const assumedUtc = (node: NodeLogs): Problem => ({
  severity: 'warning',
  where: node.id,
  what: "the Notification Service's logs print no zone and nothing in the bundle tells it: their times are taken as UTC",
  next: 'give the server’s zone with --zone (for example --zone +05:30 or --zone Asia/Kolkata)',
});
