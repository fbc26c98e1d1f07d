import type { Report, ReportNode } from '../../model/report.ts';
import { settingKeys } from '../../model/settings.ts';
import { rangeOf } from '../phrases/days.ts';
import { nodeClock } from '../phrases/node-clock.ts';
import { nodeReleases } from '../phrases/node-releases.ts';
import { grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { lineSums, sourceKinds } from '../phrases/what-was-read.ts';
import { block, labelled } from './block.ts';
import { clockComparisons } from './clock-comparisons.ts';
import { type Column, columns } from './columns.ts';

/** What was read and how much of it was used, the time it covers, and whose clock it was. */
export function sources(view: View): string[] {
  const { bundle } = view.report;
  if (bundle.sources.length === 0) return [];
  return block(view, 'READ', [
    ...labelled(view, '  logs ', sourceKinds(view.report)),
    ...labelled(view, '  lines', lineSums(view.report)),
    ...range(view),
    ...bundle.nodes.flatMap((node) => [...releases(view, node), ...clock(view, node)]),
    ...settings(view),
    ...clockComparisons(view, view.report.clocks),
    ...(view.verbose ? ['', ...columns(view, bundle.sources, sourceColumns)] : []),
  ]);
}

const clock = (view: View, node: ReportNode): string[] =>
  node.offsets.length === 0
    ? []
    : labelled(view, '  clock', `${node.id}: ${nodeClock(view, node)}`);

function releases(view: View, node: ReportNode): string[] {
  const told = nodeReleases(view, node);
  return told === '' ? [] : labelled(view, '  runs ', `${node.id}: ${told}`);
}

/** What the user set anew, where it counted, and the rules that were not asked. */
function settings(view: View): string[] {
  const { settings: all, settingsFile, subnets = [], browsers = [], rules } = view.report;
  const off = rules.filter((rule) => rule.off).map(({ id }) => id);
  const set = Object.entries(all).flatMap(([name, { value, origin }]) => {
    if (origin !== 'config') return [];
    return `${settingKeys[name] ?? name} ${name.endsWith('Ms') ? `${value / 1_000} s` : value}`;
  });
  const told = [
    set.join(', '),
    list('rules off', off),
    list('subnets', subnets),
    list('browsers', browsers),
  ].filter((part) => part !== '');
  if (told.length === 0 && settingsFile === undefined) return [];
  const text = told.join('; ') || 'changes nothing';
  return labelled(view, '  set  ', settingsFile === undefined ? text : `${settingsFile}: ${text}`);
}

const list = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${name}: ${items.join(', ')}`;

function range(view: View): string[] {
  const { from, to } = view.report.bundle;
  if (from === undefined || to === undefined) return [];
  return labelled(view, '  time ', rangeOf(view, from, to));
}

export const sourceColumns: readonly Column<Report['bundle']['sources'][number]>[] = [
  { head: '  KIND', cell: ({ kind }) => `  ${kind}` },
  { head: 'NODE', cell: ({ node }) => node, leaveOut: 2 },
  { head: 'RECORDS', cell: ({ records }) => grouped(records), leaveOut: 1 },
  { head: 'USED', cell: ({ lines }) => grouped(lines.used) },
  { head: 'UNUSED', cell: ({ lines }) => grouped(lines.unused) },
  { head: 'UNKNOWN', cell: ({ lines }) => grouped(lines.unknown) },
  {
    head: 'PATH',
    cell: ({ path, duplicateOf }) => (duplicateOf ? `${path} (same as ${duplicateOf})` : path),
  },
];
