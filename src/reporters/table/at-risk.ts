import { groupBy } from '../../model/group-by.ts';
import type { Risk } from '../../model/report.ts';
import type { View } from '../phrases/view.ts';
import { block, capped, labelled } from './block.ts';

interface Held extends Risk {
  readonly id: string;
}

const most = 8;
const mostNames = 5;

/** Desktops that one failed poll may cost the session, also where they have lost one already: when, and why. */
export function atRisk(view: View): string[] {
  const all = view.report.agents.flatMap(({ id, risks = [] }) =>
    risks.map((risk) => ({ id, ...risk })),
  );
  const groups = [...groupBy(all, keyOf(view)).values()];
  return block(
    view,
    `AT RISK  ${view.paint.quiet('desktops whose next failed poll may end the session')}`,
    capped(view, groups, most, (group) => groupLines(view, group)),
  );
}

/** What the path does to many is one trouble; who is hidden is so for himself. */
const keyOf =
  ({ stepByStep }: View) =>
  ({ id, cause }: Held): string =>
    cause === 'network-path' && !stepByStep ? cause : `${id} ${cause}`;

function groupLines(view: View, group: readonly Held[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { id, from, text, evidence } = first;
  const who = `${id}${from === undefined ? '' : ` ${view.local.day(from)}`}`;
  if (group.length > 1) {
    const label = `  ${group.length} desktops`;
    return labelled(view, label, `${names(view, group)}; the first, ${who}: ${text}`);
  }
  return [
    ...labelled(view, `  ${who}`, text),
    ...(view.stepByStep ? evidence.map((ref) => view.paint.quiet(`    ${ref}`)) : []),
  ];
}

function names({ verbose }: View, group: readonly Held[]): string {
  const shown = verbose ? group : group.slice(0, mostNames);
  const rest = group.length - shown.length;
  return shown.map(({ id }) => id).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
