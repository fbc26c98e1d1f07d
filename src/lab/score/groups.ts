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
  const groups = cases.flatMap((one) =>
    one.truth.groups.filter((group) => isShown(one, group)).map((group) => judgeGroup(one, group)),
  );
  const found = groups.filter(({ burst }) => burst !== undefined);
  return {
    found: share(groups, ({ burst }) => burst !== undefined),
    cause: share(found, causeIsRight),
    side: share(found, sideIsRight),
  };
}

function isShown({ truth }: JudgedCase, { incident, server }: Group): boolean {
  const shown = truth.losses.filter(
    (loss) => loss.incident === incident && loss.server === server && loss.tells.seen === 'must',
  );
  return new Set(shown.map(({ agent }) => agent)).size >= least;
}

/** Its burst: the one that most of its entries are in, if they are three agents at least. */
function judgeGroup({ report, judged }: JudgedCase, group: Group): JudgedGroup {
  const losses = judged.filter(
    ({ loss }) => loss.incident === group.incident && loss.server === group.server,
  );
  const membersOf = (burst: ReportBurst): number =>
    new Set(losses.filter(({ entry }) => entry.burst === burst.id).map(({ loss }) => loss.agent))
      .size;
  const [burst] = report.bursts
    .filter((one) => membersOf(one) >= least)
    .sort((a, b) => membersOf(b) - membersOf(a));
  return { group, losses, ...(burst && { burst }) };
}

/** Bursts of which no incident took half of the agents. */
export const phantomBursts = (cases: readonly JudgedCase[]): number =>
  cases.flatMap((one) => one.report.bursts.filter((burst) => !isOfOne(one, burst))).length;

function isOfOne({ matched }: JudgedCase, burst: ReportBurst): boolean {
  const members = new Map<string, Set<string>>();
  for (const { loss, entry, split } of matched) {
    if (![entry, ...split].some((one) => one?.burst === burst.id)) continue;
    const agents = members.get(loss.incident) ?? new Set();
    members.set(loss.incident, agents.add(loss.agent));
  }
  return [...members.values()].some(({ size }) => size * 2 >= burst.agents.length);
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
