import type { Bundle } from '../bundle/open-bundle.ts';
import type { Citations } from '../diagnose/citations.ts';
import type { Coverage } from '../diagnose/coverage.ts';
import type { Diagnosis } from '../diagnose/diagnose.ts';
import { missingOf } from '../diagnose/missing.ts';
import { risksByAgent } from '../diagnose/risks.ts';
import { couldShowLoss } from '../diagnose/watched.ts';
import { groupBy } from '../model/group-by.ts';
import type { Evidence, Problem, Report, ReportDisconnect } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { subnetFinder } from '../model/subnet.ts';
import type { Deployment } from '../model/words.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Part } from '../timeline/parts.ts';
import { productsNamed } from '../timeline/products.ts';
import { composeAgent } from './compose-agent.ts';
import { nodesOf, problemsOf, reachOf, sourcesOf } from './compose-bundle.ts';
import { composeSettings, composeSite, overruledTimers } from './compose-settings.ts';
import { composeBurst, composeDisconnect } from './compose-verdict.ts';
import { byPlace, type Line, toEvidence } from './evidence.ts';
import { instantsOf } from './instants.ts';
import { nearestToIdle } from './nearest-to-idle.ts';
import { overviewOf } from './overview.ts';
import { readLines } from './read-lines.ts';
import { serverEventsOf } from './server-events.ts';

interface Parts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly settings: Settings;
  readonly diagnosis: Diagnosis;
  /** How many of each subnet a burst took. */
  readonly shares: ReadonlyMap<Burst, readonly Part[]>;
  readonly citations: Citations;
  readonly coverage: ReadonlyMap<string, Coverage>;
  /** What went wrong while files and archives were read. */
  readonly reading: readonly Problem[];
  readonly version: string;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Everything learnt, as plain data. */
export async function composeReport(parts: Parts): Promise<Report> {
  const { bundle, timeline, diagnosis, citations, coverage } = parts;
  const deployment = deploymentOf(timeline);
  const verdictsOf = groupBy(diagnosis.verdicts, ({ burst }) => burst);
  const bursts = timeline.bursts
    .map((burst) => composeBurst(burst, verdictsOf.get(burst) ?? [], parts.shares.get(burst) ?? []))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const saidOf = new Map(bursts.map(({ id, next }) => [id, next]));
  const drafts = diagnosis.verdicts.map((v) =>
    composeDisconnect(v, citations, saidOf.get(v.burst?.id ?? '')),
  );
  const serverEvents = timeline.nodes.flatMap((node) => serverEventsOf(node, citations));
  const { file: settingsFile } = parts.settings;
  const settings = composeSettings(parts.settings, timeline.timers, citations);
  const nodes = nodesOf(timeline, citations);
  const subnetOf = subnetFinder(parts.settings.subnets);
  const risks = risksByAgent(timeline, citations);
  const evidence = await evidenceOf(parts);
  const cited = new Map(evidence.map((entry) => [entry.ref, entry]));
  const disconnects = drafts.map((draft) => withPrinted(draft, cited)).sort(byAt);
  const ofAgent = groupBy(disconnects, (disconnect) => disconnect.agent);
  return {
    schemaVersion: 1,
    tool: { name: 'bosh-diag', version: parts.version },
    bundle: {
      roots: [...bundle.roots],
      ...reachOf(parts),
      deployment,
      nodes,
      sources: sourcesOf(parts),
      missing: missingOf({
        timeline,
        verdicts: diagnosis.verdicts,
        coverage,
        deployment: deployment.kind,
      }),
    },
    settings,
    ...(settingsFile !== undefined && { settingsFile }),
    ...composeSite(parts.settings),
    agents: timeline.agents.map((agent) =>
      composeAgent(agent, ofAgent.get(agent.id) ?? [], {
        couldShow: couldShowLoss(agent, timeline),
        risks: risks.get(agent.id) ?? [],
        subnetOf,
      }),
    ),
    disconnects,
    bursts,
    overview: overviewOf(nodes, disconnects, nearestToIdle(timeline)),
    serverEvents: serverEvents.sort(byAt),
    clocks: [...timeline.drifts],
    rules: [...diagnosis.rules],
    evidence,
    problems: [
      ...problemsOf(parts),
      ...overruledTimers(parts.settings, timeline.timers, citations),
    ],
  };
}

const byAt = <T extends { readonly at: string; readonly node: string }>(a: T, b: T): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.node < b.node ? -1 : a.node > b.node ? 1 : 0;

function deploymentOf({ nodes }: Timeline): { kind: Deployment; basis: string } {
  const named = productsNamed(nodes);
  const [best] = named;
  if (!best) return { kind: 'unknown', basis: 'no record names the product' };
  const whose = named.length > 1 ? 'most of the CTI messages' : 'the CTI messages';
  return { kind: best.kind, basis: `deploymentType in ${whose} of the webservices log` };
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
