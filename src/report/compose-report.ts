import type { Bundle } from '../bundle/open-bundle.ts';
import type { Citations } from '../diagnose/citations.ts';
import type { Coverage } from '../diagnose/coverage.ts';
import type { Diagnosis } from '../diagnose/diagnose.ts';
import { missingOf } from '../diagnose/missing.ts';
import { couldShowLoss } from '../diagnose/watched.ts';
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
import { composeReleases } from './compose-releases.ts';
import { composeAgent, composeBurst, composeDisconnect } from './compose-verdict.ts';
import { byPlace, type Line, toEvidence } from './evidence.ts';
import { instantsOf } from './instants.ts';
import { readLines } from './read-lines.ts';
import { serverEventsOf } from './server-events.ts';

interface Parts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly diagnosis: Diagnosis;
  readonly citations: Citations;
  readonly coverage: ReadonlyMap<string, Coverage>;
  /** What went wrong while files and archives were read. */
  readonly reading: readonly Problem[];
  readonly version: string;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Everything learnt, as plain data. */
export async function composeReport(parts: Parts): Promise<Report> {
  const { bundle, sources, timeline, diagnosis, citations, coverage } = parts;
  const deployment = deploymentOf(timeline);
  const drafts = diagnosis.verdicts.map((v) => composeDisconnect(v, deployment.kind, citations));
  const bursts = timeline.bursts
    .map((burst) => composeBurst(burst, diagnosis.verdicts))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const serverEvents = timeline.nodes.flatMap((node) => serverEventsOf(node, citations));
  const settings = settingsOf(timeline, citations);
  const nodes = nodesOf(timeline, citations);
  const evidence = await evidenceOf(parts);
  const cited = new Map(evidence.map((entry) => [entry.ref, entry]));
  const disconnects = drafts.map((draft) => withPrinted(draft, cited)).sort(byAt);
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
      nodes,
      sources: sources.map((source) => composeSource(source, timeline)).sort(byPath),
      missing: missingOf({
        timeline,
        verdicts: diagnosis.verdicts,
        coverage,
        deployment: deployment.kind,
      }),
    },
    settings,
    agents: timeline.agents.map((agent) =>
      composeAgent(agent, ofAgent.get(agent.id) ?? [], couldShowLoss(agent, timeline)),
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

const nodesOf = ({ nodes, offsets }: Timeline, citations: Citations): Report['bundle']['nodes'] =>
  nodes.map(({ node, releases }) => ({
    id: node.id,
    names: [...node.names],
    offsets: (offsets.get(node.id) ?? []).map(({ from, offsetMs, basis }) => ({
      from: iso(from),
      offset: formatOffset(offsetMs),
      basis,
    })),
    ...(releases.length > 0 && { releases: composeReleases(releases, citations) }),
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

async function evidenceOf(parts: Parts): Promise<Evidence[]> {
  const { bundle, sources, citations } = parts;
  const cited = [...citations.all()];
  const lines = new Map<string, Line>();
  const places = cited.map(([, mark]) => mark.place);
  await readLines({ bundle, sources }, places, (place, text) => {
    const printed = sources[place.source]?.claim?.format.printed(text) ?? 'no time';
    lines.set(`${place.source}:${place.line}`, { text, printed });
  });
  return cited
    .map(([ref, mark]) => {
      const { source, line } = mark.place;
      const told = lines.get(`${source}:${line}`) ?? { text: '', printed: 'no time' };
      const path = sources[source]?.log.path ?? '?';
      return toEvidence(ref, path, mark, told, instantsOf(mark, parts));
    })
    .sort(byPlace);
}

/** A step shows its record's time as printed, and where its clock was moved the instant by that clock. */
function withPrinted(
  draft: ReportDisconnect,
  cited: ReadonlyMap<string, Evidence>,
): ReportDisconnect {
  const steps = draft.steps.map(({ evidence: ref, ...step }) => {
    if (ref === undefined) return step;
    const { printed, at, rawAt } = cited.get(ref) as Evidence;
    const moved = rawAt === undefined ? undefined : Date.parse(at) - Date.parse(rawAt);
    return {
      ...step,
      printed,
      ...(moved !== undefined && { rawAt: iso(Date.parse(step.at) - moved) }),
      evidence: ref,
    };
  });
  return { ...draft, steps };
}

/** The run's problems: what could not be read, what was assumed, files that hold unknown lines. */
function problemsOf({ bundle, sources, timeline, reading }: Parts): Problem[] {
  const unread = sources.flatMap(({ problems }) => problems);
  return [...bundle.problems, ...reading, ...unread, ...timeline.problems];
}
