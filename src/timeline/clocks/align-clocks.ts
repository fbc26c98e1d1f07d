import type { Clock, Problem } from '../../model/report.ts';
import { epochMs } from '../../model/time.ts';
import type { Interner } from '../logs/interner.ts';
import type { SourceLog } from '../logs/source-log.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import { movedClock, type SourceClock } from './clock.ts';
import { type Comparison, comparePages, compareServers, isReliable } from './compare-clocks.ts';
import type { Estimate, Refusal } from './estimate-offset.ts';
import type { SettledClocks } from './settle-clocks.ts';

export interface AlignOptions {
  /** Whose desktop wrote a client log. */
  readonly desktops: ReadonlyMap<SourceLog, string>;
  readonly interner: Interner;
  /** Move what is reliably off (`--align-clocks`), instead of telling of it only. */
  readonly align: boolean;
}

/** Less does not put the steps of a loss in a wrong order. */
const worthAWarningMs = 2_000;

/**
 * Says how far servers and desktops disagree about the time, and with `align` moves them: servers onto the first of
 * them, desktops onto their server. Zones are settled before: what is left is a clock that is wrong.
 */
export function alignClocks(
  nodes: readonly NodeLogs[],
  settled: SettledClocks,
  options: AlignOptions,
): SettledClocks {
  const { clocks } = settled;
  const servers = compareServers(nodes, clocks);
  const pages = nodes.flatMap((node) =>
    comparePages(node, clocks, options.desktops, options.interner),
  );
  const told = {
    ...settled,
    drifts: [
      ...servers.map((one) => serverClock(one, options.align)),
      ...settled.drifts,
      ...pages.map((one) => pageClock(one, options.align)),
    ],
  };
  if (options.align) {
    const problems = [...settled.problems, ...untied(nodes, settled, servers, pages)];
    return { ...told, ...moved(nodes, settled, servers, pages), problems };
  }
  const problems = [...servers.flatMap(serversDisagree), ...pages.flatMap(pageDisagrees)];
  return { ...told, problems: [...settled.problems, ...problems] };
}

/** An offset within its own spread is none. */
const isOff = (estimate: Estimate): boolean =>
  isReliable(estimate) && Math.abs(estimate.offsetMs) > estimate.spreadMs;

const shiftOf = (estimate: Estimate): number => (isOff(estimate) ? estimate.offsetMs : 0);

function moved(
  nodes: readonly NodeLogs[],
  { clocks, offsets, drifts }: SettledClocks,
  servers: readonly Comparison<NodeLogs>[],
  pages: readonly Comparison<SourceLog>[],
): Pick<SettledClocks, 'clocks' | 'offsets'> {
  const ofNode = serverShifts(servers);
  const ofPage = pageShifts(drifts, pages);
  const shifts = new Map(
    nodes.flatMap(({ id, logs }) =>
      logs.map((log) => [log, logShift(log, ofNode.get(id) ?? 0, ofPage.get(log.path))] as const),
    ),
  );
  return {
    clocks: new Map([...clocks].map(([log, clock]) => [log, shifted(clock, shifts.get(log))])),
    offsets: new Map(
      [...offsets].map(([id, known]) => {
        const shift = ofNode.get(id) ?? 0;
        return [id, known.map((one) => ({ ...one, from: epochMs(one.from + shift) }))];
      }),
    ),
  };
}

/** What was asked to be aligned, and nothing tells how. */
function untied(
  nodes: readonly NodeLogs[],
  { drifts }: SettledClocks,
  servers: readonly Comparison<NodeLogs>[],
  pages: readonly Comparison<SourceLog>[],
): Problem[] {
  const reliable = servers.filter(({ estimate }) => isReliable(estimate));
  const tied = new Set(reliable.flatMap(({ subject, reference }) => [subject.id, reference.id]));
  const ofPage = pageShifts(drifts, pages);
  const logs = nodes.flatMap((node) => node.logs);
  const desktops = logs.filter(({ kind, path }) => kind === 'client' && !ofPage.has(path));
  return [
    ...(nodes.length > 1 ? nodes : [])
      .filter(({ id }) => !tied.has(id))
      .map(({ id }) => notAligned(id, "webservices logs of both servers' same time")),
    ...desktops.map(({ path }) => notAligned(path, 'the access log of its server for that time')),
  ];
}

const notAligned = (where: string, needed: string): Problem => ({
  severity: 'warning',
  where,
  what: 'its clock could not be aligned: no other log shows enough of the same events',
  next: `collect ${needed}; until then its times are as they are printed`,
});

/** By node. A server follows the one that its clock was compared with, which stands before it. */
function serverShifts(servers: readonly Comparison<NodeLogs>[]): ReadonlyMap<string, number> {
  const shifts = new Map<string, number>();
  for (const { subject, reference, estimate } of servers.filter((one) => isReliable(one.estimate)))
    shifts.set(subject.id, (shifts.get(reference.id) ?? 0) + shiftOf(estimate));
  return shifts;
}

/** By path, of the pages' logs that something ties to their server: their own drift lines, or a reliable comparison. */
const pageShifts = (
  drifts: readonly Clock[],
  pages: readonly Comparison<SourceLog>[],
): ReadonlyMap<string, number> =>
  new Map([
    ...drifts.map(({ subject }) => [subject, 0] as const),
    ...pages
      .filter(({ estimate }) => isReliable(estimate))
      .map(({ subject, estimate }) => [subject.path, shiftOf(estimate)] as const),
  ]);

/** A server's logs move with it, and so do the pages that are tied to it; another page keeps its own time. */
function logShift({ kind }: SourceLog, ofNode: number, ofPage: number | undefined): number {
  if (kind !== 'client') return ofNode;
  return ofPage === undefined ? 0 : ofNode + ofPage;
}

const shifted = (clock: SourceClock, ms = 0): SourceClock =>
  ms === 0 ? clock : movedClock(clock, ms);

const serverClock = (
  { subject, reference, estimate }: Comparison<NodeLogs>,
  align: boolean,
): Clock => toClock(`${subject.id} against ${reference.id}`, sameStates, estimate, align);

const pageClock = ({ subject, estimate }: Comparison<SourceLog>, align: boolean): Clock =>
  toClock(subject.path, sameTraffic, estimate, align);

const sameStates = 'the same agent state events in both logs';
const sameTraffic = "the page's requests and events in its log and the server's";

const refusals: Readonly<Record<Refusal, string>> = {
  'too few': 'too few of them agree',
  'at once': 'they are of one or two moments only',
  scattered: 'they scatter too much',
  ambiguous: 'another offset fits nearly as many',
  changed: 'a part of them tells another offset: a clock may have been set in between',
};

function toClock(subject: string, basis: string, estimate: Estimate, align: boolean): Clock {
  const { offsetMs, spreadMs, samples, refused } = estimate;
  return {
    subject,
    offsetMs,
    spreadMs,
    samples,
    basis: refused ? `${basis}; refused: ${refusals[refused]}` : basis,
    applied: align && isOff(estimate),
  };
}

function serversDisagree({ subject, reference, estimate }: Comparison<NodeLogs>): Problem[] {
  if (!isWorthAWarning(estimate)) return [];
  return [
    {
      severity: 'warning',
      where: subject.id,
      what: `its clock is ${aheadOrBehind(estimate)} that of ${reference.id}: what happened on the two servers may stand in a wrong order`,
      next: 'run again with --align-clocks, and check utils ntp status on both servers',
    },
  ];
}

function pageDisagrees({ subject, reference, estimate }: Comparison<SourceLog>): Problem[] {
  if (!isWorthAWarning(estimate)) return [];
  return [
    {
      severity: 'warning',
      where: subject.path,
      what: `its times are ${aheadOrBehind(estimate)} those of ${reference.id}: what the desktop and the server saw may stand in a wrong order`,
      next: "run again with --align-clocks, and check the time of the agent's PC and utils ntp status on the server",
    },
  ];
}

const isWorthAWarning = (estimate: Estimate): boolean =>
  isOff(estimate) && Math.abs(estimate.offsetMs) > worthAWarningMs;

/** `7.0 s ahead of` */
const aheadOrBehind = ({ offsetMs }: Estimate): string =>
  `${(Math.abs(offsetMs) / 1_000).toFixed(1)} s ${offsetMs < 0 ? 'ahead of' : 'behind'}`;
