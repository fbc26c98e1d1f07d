import { groupBy } from '../model/group-by.ts';
import { exactRelease } from '../model/release.ts';
import type { Missing } from '../model/report.ts';
import type { Deployment } from '../model/words.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import type { NodeRelease } from '../timeline/releases/releases.ts';
import { abstime, type Collection, howToCollect, wantedLogs } from './collect.ts';
import { type Coverage, noCoverage } from './coverage.ts';
import type { Verdict } from './diagnose.ts';
import { spanOf, type Want } from './want.ts';
import {
  wantsOfAbsent,
  wantsOfHoles,
  wantsOfNameless,
  wantsOfOtherServers,
  wantsOfQuiet,
} from './wants-of-bundle.ts';
import { wantsOf } from './wants-of-disconnect.ts';
import { unwatched } from './watched.ts';

export interface MissingContext {
  readonly timeline: Timeline;
  readonly verdicts: readonly Verdict[];
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly deployment: Deployment;
}

/** What the bundle lacks, and how to get it: one entry a server, kind of log and reason. */
export function missingOf(context: MissingContext): Missing[] {
  const wants = allWants(context);
  const collections = new Map(
    [...groupBy(wants, ({ node }) => node)].map(([node, own]) => [
      node,
      collectionOf(node, own, context),
    ]),
  );
  const groups = groupBy(wants, ({ node, kind, why }) => `${node}\n${kind}\n${why}`);
  return [...groups.values()]
    .sort(([a], [b]) => byNodeAndKind(a as Want, b as Want))
    .map((group) => toMissing(group, collections.get((group[0] as Want).node) as Collection));
}

function allWants({ timeline, verdicts, coverage }: MissingContext): Want[] {
  const { agents, nodes, timers } = timeline;
  const at = (node: string): Coverage => coverage.get(node) ?? noCoverage;
  const lost = new Set(verdicts.map(({ disconnect }) => disconnect.agent));
  const wants = [
    ...verdicts.flatMap((verdict) => {
      const covered = at(verdict.disconnect.node.node.id);
      return wantsOf(verdict.disconnect, isOpen(verdict), covered, timers.graceMs.value);
    }),
    ...agents
      .filter((agent) => !lost.has(agent))
      .flatMap((agent) => wantsOfQuiet(agent, unwatched(agent, timeline), at)),
    ...agents.flatMap((agent) => wantsOfOtherServers(agent, nodes)),
    ...nodes.flatMap((node) => wantsOfNameless(node, at(node.node.id))),
    ...nodes.flatMap((node) => wantsOfHoles(node, at(node.node.id))),
  ];
  const asked = new Set(wants.filter(({ kind }) => kind === 'webservices').map(({ node }) => node));
  const absent = nodes.filter(({ node }) => !asked.has(node.id));
  return [...wants, ...absent.flatMap((node) => wantsOfAbsent(node, at(node.node.id)))];
}

/** Nothing is named, or no more than suspected; why a desktop ended its own session is not asked. */
function isOpen({ disconnect, causes: [first] }: Verdict): boolean {
  if (first?.cause === 'undetermined') return true;
  return first?.confidence === 'possible' && disconnect.outcome !== 'closed';
}

/** One command brings all logs of a server: its window holds all that is wanted of them. */
function collectionOf(node: string, wants: readonly Want[], context: MissingContext): Collection {
  const { timeline, deployment } = context;
  const server = wants.filter(({ kind }) => kind !== 'client');
  const window =
    server.length > 0 ? abstime(spanOf(server), timeline.offsets.get(node) ?? []) : undefined;
  const track = timeline.nodes.find((one) => one.node.id === node);
  const logs = track?.node.logs ?? [];
  // An empty debug.log is there even while debug logging is off.
  const debugged = logs.some(({ kind, first }) => kind === 'openfire-debug' && first !== undefined);
  const switchable = track?.releases.some(hasDebugSwitch) ?? false;
  return { deployment, debugged, switchable, ...(window && { window }) };
}

/** Gone from Finesse 12.6(1) and UCCX 12.5(1)SU1 on. */
const debugSwitchGone = exactRelease('Finesse', '12.5')?.from ?? 0;

const hasDebugSwitch = ({ range: { product, to } }: NodeRelease): boolean =>
  product === 'Finesse' && to < debugSwitchGone;

function toMissing(group: readonly Want[], collection: Collection): Missing {
  const { node, kind, why } = group[0] as Want;
  const { from, to } = spanOf(group);
  const agents = [...new Set(group.flatMap((want) => want.agents))].sort();
  const whose = kind === 'client' ? ` (${listed(agents)})` : '';
  const disconnects = [...new Set(group.flatMap(({ disconnect }) => disconnect ?? []))];
  return {
    node,
    kind,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    why: `${why}${whose}`,
    collect: howToCollect(kind, collection),
    ...(disconnects.length > 0 && { disconnects: disconnects.sort() }),
  };
}

const namedAtMost = 5;

const listed = (agents: readonly string[]): string => {
  const rest = agents.length - namedAtMost;
  const named = agents.slice(0, namedAtMost).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
};

const byNodeAndKind = (a: Want, b: Want): number =>
  order(a.node, b.node) ||
  wantedLogs.indexOf(a.kind) - wantedLogs.indexOf(b.kind) ||
  order(a.why, b.why);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
