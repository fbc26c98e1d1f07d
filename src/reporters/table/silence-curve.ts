import type { ReportDisconnect } from '../../model/report.ts';
import { stepWords } from '../../model/words.ts';
import { brokeAt } from '../phrases/broke-at.ts';
import { duration } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { blockOf } from './levels.ts';
import { hanging } from './lines.ts';

/** A curve of one sweep would say no more than its step. */
const leastSweeps = 2;
const rows = 4;
/** On a bar that is longer than there is room for. */
const beyond = '▲';
const gutter = 14;
/** Of the time behind the axis, with a blank before it. */
const endWidth = 9;
const mostColumns = 64;
/** A return this many times later than the end would press the rest together. */
const farReturn = 3;

interface Sweep {
  readonly at: number;
  readonly ms: number;
}

/** What stands on the axis; in ms since 1970. */
interface Course {
  readonly sweeps: readonly Sweep[];
  readonly idleMs: number;
  readonly contact?: readonly [earliest: number, latest: number];
  readonly closed?: number | undefined;
  readonly back?: number | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * For how long each sweep found the desktop silent, beside the limit: a bar a sweep, and nothing between them, as nothing
 * is known of it. What stands in the row of the limit has passed it. A column is never less than the second of a stamp.
 */
export function silenceCurve(view: View, disconnect: ReportDisconnect): string[] {
  const course = courseOf(view, disconnect);
  if (course === undefined) return [];
  const { from, to, idleMs, sweeps } = course;
  const room = Math.min(mostColumns, view.width - gutter - endWidth);
  const columns = Math.max(2, Math.min(room, Math.ceil((to - from) / 1_000) + 1));
  const column = (at: number): number => Math.round(((at - from) / (to - from)) * (columns - 1));
  const clock = (at: number): string => view.local.time(new Date(at).toISOString());
  const longest = Math.max(...sweeps.map(({ ms }) => ms));
  const rowMs = rowOf(idleMs, longest);
  const limit = Math.round(idleMs / rowMs);
  const bars = heights(sweeps, column);
  const gutters = new Map([
    [limit, `limit ${idleMs / 1_000} s`],
    [limit > 1 ? 1 : 0, 'last active'],
  ]);
  const used = Math.max(limit + 1, Math.ceil(longest / rowMs));
  const lines = Array.from({ length: Math.min(rows, used) }, (_, index) => index).map((row) => {
    const cells = Array.from({ length: columns }, (_, at) =>
      cell(bars.get(at), row, rowMs, row === limit ? '┈' : ' '),
    );
    return lead(view, gutters.get(row) ?? '') + cells.join('');
  });
  const axis = `${lead(view, clock(from))}${axisOf(course, columns, column)} ${clock(to)}`;
  const cut = longest > rows * rowMs ? `${beyond} up to ${duration(longest)}` : undefined;
  const legend = hanging(' '.repeat(gutter), legendOf(view, disconnect, course, cut), view.width);
  return [...lines.reverse(), axis, ...legend].map((line) => line.trimEnd());
}

const lead = ({ paint }: View, label: string): string =>
  paint.quiet(`${label.padStart(gutter - 1)} `);

function courseOf(view: View, disconnect: ReportDisconnect): Course | undefined {
  const { steps, lastContact } = disconnect;
  const idleMs = view.report.settings.idleMs?.value;
  const sweeps = steps.flatMap(({ at, lastActiveMs: ms }) =>
    ms === undefined ? [] : [{ at: Date.parse(at), ms }],
  );
  if (idleMs === undefined || idleMs <= 0 || sweeps.length < leastSweeps) return undefined;
  const contact = lastContact && instants(lastContact.earliest, lastContact.latest);
  const ended = steps.find(({ step }) => step === brokeAt(disconnect) && step !== 'silence');
  const closed = ended && Date.parse(ended.at);
  const known = [...sweeps.map(({ at }) => at), ...(contact ?? []), ...(closed ? [closed] : [])];
  const from = Math.min(...known);
  const to = Math.max(...known);
  const returned = steps.find(({ step }) => step === 'return');
  const back = returned && Date.parse(returned.at);
  const isNear = back !== undefined && back >= from && back - from <= farReturn * (to - from);
  const end = isNear ? Math.max(to, back) : to;
  if (end === from) return undefined;
  return {
    sweeps,
    idleMs,
    ...(contact && { contact }),
    closed,
    back: isNear ? back : undefined,
    from,
    to: end,
  };
}

const instants = (from: string, to: string): [number, number] => [Date.parse(from), Date.parse(to)];

/** The limit is the border of two rows, as far down as the longest silence asks for. */
const rowOf = (idleMs: number, most: number): number =>
  [3, 2, 1].map((part) => idleMs / part).find((ms) => ms * rows >= most) ?? idleMs;

/** Of sweeps that share a column the longest silence. */
function heights(sweeps: readonly Sweep[], column: (at: number) => number): Map<number, number> {
  const bars = new Map<number, number>();
  for (const { at, ms } of sweeps) bars.set(column(at), Math.max(ms, bars.get(column(at)) ?? 0));
  return bars;
}

function cell(ms: number | undefined, row: number, rowMs: number, empty: string): string {
  if (ms === undefined) return empty;
  const share = ms / rowMs - row;
  if (row === rows - 1 && share > 1) return beyond;
  return share > 0 || row === 0 ? blockOf(share) : empty;
}

function axisOf(
  { sweeps, contact, closed, back }: Course,
  columns: number,
  column: (at: number) => number,
): string {
  const marks = new Array<string>(columns).fill('─');
  if (contact) marks.fill('═', column(contact[0]), column(contact[1]) + 1);
  for (const { at } of sweeps) marks[column(at)] = marks[column(at)] === '═' ? '╧' : '┴';
  if (back !== undefined) marks[column(back)] = '↑';
  if (closed !== undefined) marks[column(closed)] = '×';
  return marks.join('');
}

function legendOf(
  view: View,
  disconnect: ReportDisconnect,
  course: Course,
  cut: string | undefined,
): string {
  const { contact, closed, back } = course;
  const clock = (at: number): string => view.local.time(new Date(at).toISOString());
  const returned = disconnect.steps.find(({ step }) => step === 'return');
  const said = [
    contact && '═ last contact',
    closed !== undefined && `× ${stepWords[brokeAt(disconnect)]} ${clock(closed)}`,
    returned &&
      `${back === undefined ? 'back later,' : '↑ back'} ${returned.detail === undefined ? '' : 'by '}${clock(Date.parse(returned.at))}`,
    cut,
  ];
  return said.filter(Boolean).join(', ');
}
