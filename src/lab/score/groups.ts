import { groupBy } from '../../model/group-by.ts';
import type { ReportBurst } from '../../model/report.ts';
import type { Truth } from '../truth.ts';
import type { JudgedCase, JudgedLoss } from './judged.ts';
import { share } from './numbers.ts';
import type { Score } from './score.ts';

type Group = Truth['groups'][number];

interface JudgedGroup {
  readonly group: Group;
  readonly losses: readonly JudgedLoss[];
  readonly burst?: ReportBurst;
}

/** A burst has three agents at least. */
const least = 3;

/** Groups of which the logs show three losses at least; cause and side of those that were found as a burst. */
export function scoreGroups(cases: readonly JudgedCase[]): Score['groups'] {
  const groups = cases.flatMap(judgeGroups);
  const found = groups.filter(({ burst }) => burst !== undefined);
  return {
    found: share(groups, ({ burst }) => burst !== undefined),
    cause: share(found, causeIsRight),
    side: share(found, sideIsRight),
  };
}

function judgeGroups({ truth, report, judged }: JudgedCase): JudgedGroup[] {
  const mustShow = truth.losses.filter(({ tells }) => tells.seen === 'must');
  const shown = groupBy(mustShow, groupOf);
  const found = groupBy(judged, ({ loss }) => groupOf(loss));
  // Of two that share an id the first counts.
  const bursts = [...report.bursts.entries()].reverse();
  const burstOf = new Map(bursts.map(([, burst]) => [burst.id, burst]));
  const places = new Map(bursts.map(([place, { id }]) => [id, place]));
  return truth.groups
    .filter((group) => agentsIn(shown.get(groupOf(group)) ?? []) >= least)
    .map((group) => {
      const losses = found.get(groupOf(group)) ?? [];
      const burst = burstOf.get(mostIn(losses, places) ?? '');
      return { group, losses, ...(burst && { burst }) };
    });
}

const groupOf = ({ incident, server }: Pick<Group, 'incident' | 'server'>): string =>
  `${incident}\n${server}`;

const agentsIn = (losses: readonly { readonly agent: string }[]): number =>
  new Set(losses.map(({ agent }) => agent)).size;

/** The burst that most of the entries are in, if they are three agents at least; among equals the first of the report. */
function mostIn(
  judged: readonly JudgedLoss[],
  places: ReadonlyMap<string, number>,
): string | undefined {
  const inBursts = [...groupBy(judged, ({ entry }) => entry.burst)].flatMap(([id, own]) => {
    const place = places.get(id ?? '');
    const members = agentsIn(own.map(({ loss }) => loss));
    return id !== undefined && place !== undefined && members >= least
      ? [{ id, place, members }]
      : [];
  });
  return inBursts.sort((a, b) => b.members - a.members || a.place - b.place)[0]?.id;
}

/** Bursts of which no incident took half of the agents. */
export const phantomBursts = (cases: readonly JudgedCase[]): number =>
  cases.flatMap(({ matched, report }) => {
    const told = matched.flatMap(({ loss, entry, split }) =>
      [entry, ...split].flatMap((one) => (one?.burst === undefined ? [] : { loss, id: one.burst })),
    );
    const byBurst = groupBy(told, ({ id }) => id);
    return report.bursts.filter((burst) => !isOfOne(byBurst.get(burst.id) ?? [], burst));
  }).length;

function isOfOne(told: readonly Pick<JudgedLoss, 'loss'>[], burst: ReportBurst): boolean {
  const byIncident = groupBy(
    told.map(({ loss }) => loss),
    ({ incident }) => incident,
  );
  return [...byIncident.values()].some((own) => agentsIn(own) * 2 >= burst.agents.length);
}

const isOpen = ({ losses }: JudgedGroup): boolean =>
  losses.every(({ loss }) => !loss.tells.decided);

const isLeftOpen = (judged: JudgedGroup, burst: ReportBurst): boolean =>
  isOpen(judged) &&
  (burst.cause === 'undetermined' ||
    (burst.confidence === 'possible' &&
      judged.losses.every(({ loss }) => loss.tells.causes.includes(burst.cause))));

const causeIsRight = (judged: JudgedGroup): boolean =>
  judged.burst !== undefined &&
  (isLeftOpen(judged, judged.burst) ||
    (!isOpen(judged) && judged.group.causes.includes(judged.burst.cause)));

const sideIsRight = (judged: JudgedGroup): boolean =>
  judged.burst !== undefined &&
  (isLeftOpen(judged, judged.burst) || judged.burst.side === judged.group.side);
