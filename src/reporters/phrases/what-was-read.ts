import { groupBy } from '../../model/group-by.ts';
import type { Report } from '../../model/report.ts';
import { count, grouped } from './numbers.ts';

/** `5 sources of 2 nodes: openfire-debug ×2, webservices` */
export function sourceKinds({ bundle }: Report): string {
  const byKind = [...groupBy(bundle.sources, ({ kind }) => kind)].map(([kind, group]) =>
    group.length > 1 ? `${kind} ×${grouped(group.length)}` : kind,
  );
  const nodes = bundle.nodes.length > 1 ? ` of ${bundle.nodes.length} nodes` : '';
  return `${count(bundle.sources.length, 'source')}${nodes}: ${byKind.join(', ')}`;
}

/** `936 used, 116 unused, 0 unknown` */
export function lineSums({ bundle }: Report): string {
  const sum = { used: 0, unused: 0, unknown: 0 };
  for (const { lines } of bundle.sources) {
    sum.used += lines.used;
    sum.unused += lines.unused;
    sum.unknown += lines.unknown;
  }
  return `${grouped(sum.used)} used, ${grouped(sum.unused)} unused, ${grouped(sum.unknown)} unknown`;
}
