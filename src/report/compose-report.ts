import type { Bundle } from '../bundle/open-bundle.ts';
import type { Citations } from '../diagnose/citations.ts';
import type { Diagnosis } from '../diagnose/diagnose.ts';
import {
  type Coverage,
  missingOf,
  wantsOf,
  wantsOfNameless,
  wantsOfQuiet,
} from '../diagnose/missing.ts';
import { groupBy } from '../model/group-by.ts';
import type {
  Evidence,
  Problem,
  Report,
  ReportDisconnect,
  ReportSource,
  Setting,
} from '../model/report.ts';
import type { Deployment } from '../model/words.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { formatOffset } from '../timeline/clock.ts';
import { spanOf } from '../timeline/spans.ts';
import type { Story } from '../timeline/tellings.ts';
import { composeAgent, composeBurst, composeDisconnect, couldShowLoss } from './compose-verdict.ts';
import { byPlace, toEvidence } from './evidence.ts';
import { readLines } from './read-lines.ts';
import { serverEventsOf } from './server-events.ts';

interface Parts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly diagnosis: Diagnosis;
  readonly citations: Citations;
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly version: string;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Everything learnt, as plain data. */
export async function composeReport(parts: Parts): Promise<Report> {
  const { bundle, sources, timeline, diagnosis, citations } = parts;
  const deployment = deploymentOf(timeline);
  const drafts = diagnosis.verdicts.map((v) => composeDisconnect(v, deployment.kind, citations));
  const bursts = timeline.bursts
    .map((burst) => composeBurst(burst, diagnosis.verdicts))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const serverEvents = timeline.nodes.flatMap((node) => serverEventsOf(node, citations));
  const settings = settingsOf(timeline, citations);
  const evidence = await evidenceOf(parts);
  const printed = new Map(evidence.map((entry) => [entry.ref, entry.printed]));
  const disconnects = drafts.map((draft) => withPrinted(draft, printed)).sort(byAt);
  const ofAgent = groupBy(disconnects, (disconnect) => disconnect.agent);
  const spans = sources.flatMap(({ log }) => spanOf(log, timeline.clocks) ?? []);
  return {
    schemaVersion: 1,
    tool: { name: 'bosh-diag', version: parts.version },
    bundle: {
      roots: [...bundle.roots],
      ...(spans.length > 0 && {
        from: iso(Math.min(...spans.map(({ from }) => from))),
        to: iso(Math.max(...spans.map(({ to }) => to))),
      }),
      deployment,
      nodes: nodesOf(timeline),
      sources: sources.map((source) => composeSource(source, timeline)).sort(byPath),
      missing: missingLogs(parts, deployment.kind),
    },
    settings,
    agents: timeline.agents.map((agent) =>
      composeAgent(agent, ofAgent.get(agent.id) ?? [], couldShowLoss(agent)),
    ),
    disconnects,
    bursts,
    serverEvents: serverEvents.sort(byAt),
    clocks: [...timeline.drifts],
    rules: [...diagnosis.rules],
    evidence,
    problems: problemsOf(parts),
  };
}

const byAt = <T extends { readonly at: string; readonly node: string }>(a: T, b: T): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.node < b.node ? -1 : a.node > b.node ? 1 : 0;

const byPath = (a: ReportSource, b: ReportSource): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

function deploymentOf({ nodes }: Timeline): { kind: Deployment; basis: string } {
  const stories = nodes.flatMap((node) => node.stories);
  const named = (['uccx', 'ucce'] as const)
    .map((kind) => ({ kind, records: sum(stories.map((story) => naming(story, kind))) }))
    .filter(({ records }) => records > 0)
    .sort((a, b) => b.records - a.records);
  const [best] = named;
  if (!best) return { kind: 'unknown', basis: 'no record names the product' };
  const whose = named.length > 1 ? 'most of the CTI messages' : 'the CTI messages';
  return { kind: best.kind, basis: `deploymentType in ${whose} of the webservices log` };
}

/** Records that name a product; where copies overlap, those of the copy that has most. */
const naming = (story: Story, kind: 'uccx' | 'ucce'): number =>
  Math.max(0, ...story.map((telling) => sum(telling.flat().map(({ products }) => products[kind]))));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const nodesOf = ({ nodes, offsets }: Timeline): Report['bundle']['nodes'] =>
  nodes.map(({ node }) => ({
    id: node.id,
    names: [...node.names],
    offsets: (offsets.get(node.id) ?? []).map(({ from, offsetMs, basis }) => ({
      from: iso(from),
      offset: formatOffset(offsetMs),
      basis,
    })),
  }));

function composeSource(
  { log, bytes, lines, claim, duplicateOf }: ParsedSource,
  timeline: Timeline,
): ReportSource {
  const { total, used, unused, unknown } = lines;
  const span = spanOf(log, timeline.clocks);
  const node = timeline.nodes.find(({ node: { logs } }) => logs.includes(log));
  return {
    path: log.path,
    kind: log.kind,
    node: node?.node.id ?? 'node',
    format: claim?.format.name ?? 'unknown',
    bytes,
    lines: { total, used, unused, unknown },
    records: lines.records,
    ...(span && { from: iso(span.from), to: iso(span.to) }),
    ...(duplicateOf !== undefined && { duplicateOf }),
  };
}

function settingsOf({ timers }: Timeline, citations: Citations): Record<string, Setting> {
  return Object.fromEntries(
    Object.entries(timers).map(([name, { value, origin, evidence }]) => [
      name,
      { value, origin, ...(evidence && { evidence: citations.ref(evidence) }) },
    ]),
  );
}

async function evidenceOf({ bundle, sources, citations }: Parts): Promise<Evidence[]> {
  const cited = [...citations.all()];
  const lines = await readLines(
    cited.map(([, mark]) => mark.place),
    bundle.files,
    sources,
  );
  return cited
    .map(([ref, mark]) => {
      const { source, line } = mark.place;
      const told = lines.get(`${source}:${line}`) ?? { text: '', printed: 'no time' };
      return toEvidence(ref, bundle.files[source]?.path ?? '?', mark, told);
    })
    .sort(byPlace);
}

/** A step shows its record's time as printed. */
function withPrinted(
  draft: ReportDisconnect,
  printed: ReadonlyMap<string, string>,
): ReportDisconnect {
  const steps = draft.steps.map(({ evidence: ref, ...step }) => {
    const time = ref === undefined ? undefined : printed.get(ref);
    return {
      ...step,
      ...(time !== undefined && { printed: time }),
      ...(ref !== undefined && { evidence: ref }),
    };
  });
  return { ...draft, steps };
}

function missingLogs({ timeline, diagnosis, coverage }: Parts, deployment: Deployment) {
  const lost = new Set(diagnosis.verdicts.map(({ disconnect }) => disconnect.agent));
  const wants = [
    ...diagnosis.verdicts.flatMap(({ disconnect, causes }) => {
      const undetermined = causes[0]?.cause === 'undetermined';
      const covered = coverage.get(disconnect.node.node.id) ?? { webservices: [], sweeps: [] };
      return wantsOf(disconnect, undetermined, covered, timeline.timers.graceMs.value);
    }),
    ...timeline.agents
      .filter((agent) => !lost.has(agent) && !couldShowLoss(agent))
      .flatMap(wantsOfQuiet),
    ...timeline.nodes.flatMap(wantsOfNameless),
  ];
  return missingOf(wants, deployment);
}

/** The run's problems: what could not be read, what was assumed, files that hold unknown lines. */
function problemsOf({ bundle, sources, timeline }: Parts): Problem[] {
  const unread = sources.flatMap(({ problems }) => problems);
  return [...bundle.problems, ...unread, ...timeline.problems];
}
