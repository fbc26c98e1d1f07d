import { tzOffset } from '@date-fns/tz/tzOffset';
import { groupBy } from '../../model/group-by.ts';
import type { Clock, Problem } from '../../model/report.ts';
import { type EpochMs, epochMs, wallMs } from '../../model/time.ts';
import type { OffsetBasis } from '../../model/words.ts';
import { offsetMs } from '../../model/zone-offset.ts';
import { printsOffset, type SourceLog } from '../logs/source-log.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import { clientDrift } from './client-drift.ts';
import {
  formatOffset,
  type NodeOffset,
  nearestQuarter,
  printedClock,
  quarterMs,
  type Reach,
  type SourceClock,
  zoneClock,
} from './clock.ts';
import { bestBasis } from './offset-bases.ts';
import { type OffsetSample, offsetSteps } from './offset-steps.ts';
import { steppedPageClock } from './page-clock.ts';
import { type WholeLog, wholeLogs } from './whole-log.ts';

export interface ZoneOption {
  readonly node?: string;
  readonly zone: string;
}

export interface SettledClocks {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly offsets: ReadonlyMap<string, readonly NodeOffset[]>;
  /** How far clocks were off. */
  readonly drifts: readonly Clock[];
  readonly problems: readonly Problem[];
}

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
      const stepped = drift?.applied ? steppedPageClock(log) : undefined;
      clocks.set(log, stepped ?? printedClock(drift?.applied ? drift.offsetMs : 0));
    }
    const silent = node.logs.filter((log) => log.first !== undefined && !printsOffset(log));
    const zone = zoneFor(node, zones);
    const settled = zone === undefined ? settleSilent(node, silent) : byOption(zone, node, silent);
    for (const [log, clock] of settled.clocks) clocks.set(log, clock);
    offsets.set(node.id, nodeOffsets(node, settled, clocks));
    if (zone !== undefined) problems.push(...againstEvidence(node, silent, settled, zone));
  }
  const assumed = nodes.filter(({ id }) => isAssumed(offsets.get(id)));
  problems.push(...assumed.map((node) => assumedUtc(node, nodes, offsets)));
  return { clocks, offsets, drifts, problems: [...problems, ...unknownNodes(nodes, zones)] };
}

interface Silent {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly basis: OffsetBasis | undefined;
}

const zoneFor = (node: NodeLogs, zones: readonly ZoneOption[]): string | undefined =>
  (
    zones.find((zone) => zone.node === node.id || node.names.includes(zone.node ?? '')) ??
    zones.find((zone) => zone.node === undefined)
  )?.zone;

function byOption(zone: string, node: NodeLogs, silent: readonly SourceLog[]): Silent {
  const zoneOffset = zoneReader(zone);
  const reach = reachOf(node, new Map());
  return {
    clocks: new Map(
      wholeLogs(silent).flatMap((whole) => whole.clocks(zoneClock(zoneOffset, whole, { reach }))),
    ),
    basis: 'option',
  };
}

/**
 * `+05:30` or `Area/City` → its offset at an instant, in ms. A zone's offset changes on full quarters of an hour only. An
 * offset is read here: `tzOffset` takes -00:15 for +00:15.
 */
function zoneReader(zone: string): (at: EpochMs) => number {
  if (/^[+-]/.test(zone)) {
    const written = offsetMs(zone);
    return () => written;
  }
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
  const { basis, samples } = bestBasis(node, silent);
  const wholes = wholeLogs(silent);
  const steps = offsetSteps([...samples, ...printedAlike(node, samples)], wholes);
  const known = knownLines(wholes, samples);
  const own = wholes.flatMap((whole) => {
    const told = known.get(whole);
    return told ? whole.clocks(zoneClock(steps, whole, { known: told })) : [];
  });
  const reach = reachOf(node, new Map(own));
  const beside = wholes
    .filter((whole) => !known.has(whole))
    .flatMap((whole) => whole.clocks(zoneClock(steps, whole, { reach })));
  return { clocks: new Map([...own, ...beside]), basis };
}

/** Lines at which a log's own records tell its offset, in line order. */
function knownLines(wholes: readonly WholeLog[], samples: readonly OffsetSample[]) {
  const wholeOf = new Map(wholes.flatMap((whole) => whole.parts.map((part) => [part, whole])));
  const lines = samples.flatMap(({ log, line, offsetMs }) => {
    const whole = wholeOf.get(log);
    return whole && line > 0 ? [{ whole, line: whole.lineOf(log, line), offsetMs }] : [];
  });
  lines.sort((a, b) => a.line - b.line);
  return groupBy(lines, ({ whole }) => whole);
}

/** Logs of the node that print the offset which the samples tell: they say when it changed. */
function printedAlike(node: NodeLogs, samples: readonly OffsetSample[]): OffsetSample[] {
  const printed = node.logs
    .filter((log) => log.kind !== 'client' && printsOffset(log))
    .flatMap((log) =>
      log.printedOffsets.flatMap(({ offsetMinutes, from, to }) =>
        [from, to].map((wall): OffsetSample => {
          const offsetMs = offsetMinutes * 60_000;
          return { log, line: 0, at: epochMs(wall - offsetMs), offsetMs };
        }),
      ),
    );
  const alike = new Set(printed.map(({ offsetMs }) => offsetMs));
  return samples.every(({ offsetMs }) => alike.has(offsetMs)) ? printed : [];
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

/** The option wins, but the user should know what speaks against it. */
function againstEvidence(
  node: NodeLogs,
  silent: readonly SourceLog[],
  { clocks }: Silent,
  zone: string,
): Problem[] {
  const { samples } = bestBasis(node, silent);
  const [sample] = samples;
  const clock = silent[0] && clocks.get(silent[0]);
  if (!sample || !clock) return [];
  const wall = wallMs(sample.at + sample.offsetMs);
  if (Math.abs(clock.atWall(wall, Number.MAX_SAFE_INTEGER) - sample.at) < quarterMs) return [];
  return [
    {
      severity: 'warning',
      where: node.id,
      what: `--zone ${zone} is used, but the logs themselves tell ${formatOffset(sample.offsetMs)}`,
      next: 'leave --zone out, or check it: with a wrong zone the logs of one server do not fit together',
    },
  ];
}

const unknownNodes = (nodes: readonly NodeLogs[], zones: readonly ZoneOption[]): Problem[] =>
  zones.flatMap(({ node: name, zone }): Problem[] => {
    if (name === undefined || nodes.some(({ id, names }) => id === name || names.includes(name)))
      return [];
    return [
      {
        severity: 'warning',
        where: `--zone ${name}=${zone}`,
        what: 'no server of the bundle has this name: the zone is not used',
        next: `the servers here are: ${nodes.map(({ id }) => id).join(', ')}`,
      },
    ];
  });

const isAssumed = (offsets: readonly NodeOffset[] = []): boolean =>
  offsets.some(({ basis }) => basis === 'assumed-utc');

const assumedUtc = (node: NodeLogs, nodes: readonly NodeLogs[], offsets: Offsets): Problem => ({
  severity: 'warning',
  where: node.id,
  what: "the Notification Service's logs print no zone and nothing in the bundle tells it: their times are taken as UTC",
  next: zoneToGive(node, nodes, offsets),
});

type Offsets = ReadonlyMap<string, readonly NodeOffset[]>;

/** The servers of a cluster share a zone as a rule: what the others tell is worth trying. */
function zoneToGive(node: NodeLogs, nodes: readonly NodeLogs[], offsets: Offsets): string {
  const others = nodes.filter(({ id, logs }) => id !== node.id && logs.some(isOfServer));
  const known = others.filter(({ id }) => !isAssumed(offsets.get(id)));
  const [offset, another] = new Set(
    known.flatMap(({ id }) =>
      (offsets.get(id) ?? []).map(({ offsetMs }) => formatOffset(offsetMs)),
    ),
  );
  if (offset !== undefined && another === undefined)
    return `the clock of ${known.map(({ id }) => id).join(', ')} is ${offset}: if this server is in the same zone, give --zone ${node.id}=${offset}`;
  const of = others.length > 0 ? `${node.id}=` : '';
  return `give the server’s zone with --zone (for example --zone ${of}+05:30 or --zone ${of}Asia/Kolkata)`;
}

const isOfServer = ({ kind, first }: SourceLog): boolean =>
  kind !== 'client' && first !== undefined;
