import { groupBy } from '../model/group-by.ts';
import type { Overview, ReportDisconnect, ReportNode } from '../model/report.ts';
import { causes, sides } from '../model/words.ts';
import { offsetAt, offsetMs } from '../model/zone-offset.ts';

const hourMs = 3_600_000;
/** Fewer are no repetition. */
const leastRepeats = 2;

/** When, whom and why it hits, over all disconnects. */
export function overviewOf(
  nodes: readonly Pick<ReportNode, 'offsets'>[],
  disconnects: readonly ReportDisconnect[],
  nearest: Overview['nearest'],
): Overview {
  const losses = disconnects.filter(isLoss);
  return {
    hours: hoursOf(nodes[0]?.offsets ?? [], losses),
    repeats: repeatsOf(losses),
    causes: causesOf(losses),
    sides: sidesOf(losses),
    nearest,
  };
}

const isLoss = ({ outcome }: ReportDisconnect): boolean =>
  outcome !== 'near-miss' && outcome !== 'closed';

function hoursOf(
  offsets: ReportNode['offsets'],
  losses: readonly ReportDisconnect[],
): Overview['hours'] {
  return [...groupBy(losses, ({ at }) => hourOf(offsets, at))]
    .sort(([a], [b]) => a - b)
    .map(([from, group]) => ({
      from: new Date(from).toISOString(),
      disconnects: group.length,
      agents: new Set(group.map(({ agent }) => agent)).size,
    }));
}

/** The instant at which the hour of the clock began. */
function hourOf(offsets: ReportNode['offsets'], at: string): number {
  const ahead = offsetMs(offsetAt(offsets, at));
  return Math.floor((Date.parse(at) + ahead) / hourMs) * hourMs - ahead;
}

function repeatsOf(losses: readonly ReportDisconnect[]): Overview['repeats'] {
  return [...groupBy(losses.filter(isOwn), ({ agent }) => agent)]
    .map(([agent, group]) => ({ agent, disconnects: group.length }))
    .filter((one) => one.disconnects >= leastRepeats)
    .sort((a, b) => b.disconnects - a.disconnects || (a.agent < b.agent ? -1 : 1));
}

/** What took others along, or was done to the desktop, says nothing of this agent. */
const isOwn = ({ burst, causes: [first] }: ReportDisconnect): boolean =>
  burst === undefined && first?.side !== 'server' && first?.side !== 'operator';

const causesOf = (losses: readonly ReportDisconnect[]): Overview['causes'] =>
  [...groupBy(losses, verdictOf).values()]
    .flatMap((group) => {
      const [best] = group[0]?.causes ?? [];
      return best ? [{ cause: best.cause, side: best.side, ...partOf(group, losses) }] : [];
    })
    .sort(
      (a, b) =>
        b.disconnects - a.disconnects ||
        causes.indexOf(a.cause) - causes.indexOf(b.cause) ||
        sides.indexOf(a.side) - sides.indexOf(b.side),
    );

/** A rule may state another side than the usual one. */
const verdictOf = ({ causes: [best] }: ReportDisconnect): string => `${best?.cause} ${best?.side}`;

const sidesOf = (losses: readonly ReportDisconnect[]): Overview['sides'] =>
  [...groupBy(losses, ({ causes: [best] }) => best?.side ?? 'unknown')]
    .map(([side, group]) => ({ side, ...partOf(group, losses) }))
    .sort((a, b) => b.disconnects - a.disconnects || sides.indexOf(a.side) - sides.indexOf(b.side));

const partOf = (group: readonly ReportDisconnect[], losses: readonly ReportDisconnect[]) => ({
  disconnects: group.length,
  share: Math.round((group.length / losses.length) * 1_000) / 1_000,
});
