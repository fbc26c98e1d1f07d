import type { Inventory, InventoryNode, InventorySource, LogSet } from '../../model/inventory.ts';
import { rangeOf } from '../phrases/days.ts';
import { localTime } from '../phrases/local-time.ts';
import { nodeClock } from '../phrases/node-clock.ts';
import { nodeReleases } from '../phrases/node-releases.ts';
import { count, grouped, size } from '../phrases/numbers.ts';
import { safe } from '../phrases/safe.ts';
import type { Screen } from '../reporter.ts';
import { block, capped, labelled } from './block.ts';
import { clockComparisons } from './clock-comparisons.ts';
import { type Column, columns } from './columns.ts';
import { barWidth, coverageBar } from './coverage-bar.ts';
import { missing } from './missing.ts';
import type { Page } from './page.ts';
import { problems } from './problems.ts';
import { sourceColumns } from './sources.ts';

interface InventoryPage extends Page {
  readonly inventory: Inventory;
}

/** For people: which logs of which server, of what time, how much of them was understood, and what is not there. */
export function inventory(hostile: Inventory, options: Screen): string {
  const told = safe(hostile);
  const { bundle } = told;
  const page = { ...options, inventory: told, local: localTime(bundle.nodes) };
  const lines = [
    options.paint.heading(summary(page)),
    ...bundle.nodes.flatMap((node) => nodeBlock(page, node)),
    ...block(page, 'CLOCKS', clockComparisons(page, told.clocks)),
    ...unknownLines(page),
    ...copies(page),
    ...missing(page, bundle.missing),
    ...problems(page, told.problems),
    ...(options.verbose ? block(page, 'LOGS', columns(page, bundle.sources, verboseColumns)) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function summary(page: InventoryPage): string {
  const { sources, nodes, from, to } = page.inventory.bundle;
  if (sources.length === 0) return 'Nothing was found to read.';
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const servers = nodes.length === 1 ? '' : ` of ${count(nodes.length, 'server')}`;
  const time = from === undefined || to === undefined ? '' : `, ${rangeOf(page, from, to)}`;
  const offset = from === undefined ? '' : `, times are ${page.local.offset(from)}`;
  return `${count(sources.length, 'log')}${servers}, ${size(bytes)}${time}${offset}`;
}

function nodeBlock(page: InventoryPage, node: InventoryNode): string[] {
  const others = node.names.filter((name) => name !== node.id);
  const names = others.length > 0 ? ` (also ${others.join(', ')})` : '';
  const { kind } = page.inventory.bundle.deployment;
  const product = kind === 'unknown' ? '' : `, ${kind.toUpperCase()}`;
  const clock = nodeClock(page, node);
  return block(page, `${node.id}${names}${product}`, [
    ...releases(page, node),
    ...labelled(page, '  debug   ', debugLogging(page, node)),
    ...labelled(page, '  sessions', sessions(node)),
    ...(clock === '' ? [] : labelled(page, '  clock   ', clock)),
    ...columns(page, node.logs, logColumns(page)),
  ]);
}

function releases(page: InventoryPage, node: InventoryNode): string[] {
  const { releases: all = [] } = node;
  if (all.length === 0) return labelled(page, '  release ', 'no record tells');
  const refs = [...new Set(all.flatMap(({ evidence }) => evidence))];
  return [
    ...labelled(page, '  release ', nodeReleases(page, node)),
    ...labelled(page, '          ', refs.join(', ')),
  ];
}

function debugLogging(page: InventoryPage, { debugLogging: spans, logs }: InventoryNode): string {
  if (spans.length === 0)
    return logs.some(({ kind }) => kind === 'openfire-debug')
      ? 'off: debug.log is empty'
      : 'no debug.log: it was off, or was not collected';
  return `on: ${spans.map(({ from, to }) => rangeOf(page, from, to)).join('; ')}`;
}

const transportWords = { bosh: 'by BOSH', websocket: 'by WebSocket', unknown: 'not told by what' };

function sessions({ sessions: counts }: InventoryNode): string {
  const told = Object.entries(counts).map(
    ([transport, n]) => `${grouped(n)} ${transportWords[transport as keyof typeof transportWords]}`,
  );
  return told.length > 0 ? told.join(', ') : 'none seen';
}

function logColumns(page: InventoryPage): readonly Column<LogSet>[] {
  const { from, to } = page.inventory.bundle;
  const whole = from !== undefined && to !== undefined ? { from, to } : undefined;
  return [
    { head: '  LOGS', cell: ({ kind }) => `  ${kind}` },
    { head: 'FILES', cell: ({ files }) => grouped(files), leaveOut: 2 },
    { head: 'SIZE', cell: ({ bytes }) => size(bytes), leaveOut: 3 },
    { head: 'USED', cell: ({ lines }) => grouped(lines.used) },
    { head: 'UNUSED', cell: ({ lines }) => grouped(lines.unused), leaveOut: 1 },
    {
      head: 'UNKNOWN',
      cell: ({ lines }) => grouped(lines.unknown),
      paint: ({ lines }, text) => (lines.unknown > 0 ? page.paint.doubtful(text) : text),
    },
    {
      head: whole ? timeAxis(page, whole) : '',
      cell: ({ spans }) => (whole && spans.length > 0 ? coverageBar(whole, spans) : ''),
    },
  ];
}

/** The ends of the bars: `00:14:34              00:17:04`. */
function timeAxis({ local }: Page, { from, to }: { from: string; to: string }): string {
  const several = local.day(from) !== local.day(to);
  const end = (iso: string): string =>
    several ? `${local.day(iso).slice(5)} ${local.time(iso).slice(0, 5)}` : local.time(iso);
  return `${end(from)}${end(to).padStart(barWidth - end(from).length)}`;
}

const mostUnknown = 8;

function unknownLines(page: InventoryPage): string[] {
  const samples = page.inventory.bundle.sources.flatMap(samplesOf);
  return block(
    page,
    'UNKNOWN LINES',
    capped(page, samples, mostUnknown, ({ ref, text }) => [
      ...labelled(page, '  at  ', ref),
      ...labelled(page, '      ', text.slice(0, page.verbose ? undefined : 200)),
    ]),
  );
}

const samplesOf = ({ unknownSamples = [] }: InventorySource) => unknownSamples;

/** As in the report, and what it was read as. */
const verboseColumns: readonly Column<InventorySource>[] = [
  ...sourceColumns.slice(0, -1),
  { head: 'FORMAT', cell: ({ format }) => format, leaveOut: 3 },
  {
    head: 'TEXT',
    cell: ({ encoding }) => (encoding === 'utf-8' ? '' : encoding),
    leaveOut: 2,
  },
  ...sourceColumns.slice(-1),
];

const mostCopies = 5;

function copies(page: InventoryPage): string[] {
  const same = page.inventory.bundle.sources.filter((one) => one.duplicateOf !== undefined);
  return block(
    page,
    'COPIES, read once',
    capped(page, same, mostCopies, ({ path, duplicateOf }) =>
      labelled(page, '  same', `${path} as ${duplicateOf}`),
    ),
  );
}
