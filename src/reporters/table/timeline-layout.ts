import { hostName } from '../../model/host-name.ts';
import type { TimelineHead } from '../../model/timeline-head.ts';
import type { Screen } from '../reporter.ts';
import { longestLabel } from './event-words.ts';
import { gapWidth } from './grid.ts';
import { displayWidth } from './lines.ts';

/** Widths that hold from the first event to the last, told by what is known before: 0 where a column is left out. */
export interface TimelineLayout {
  readonly time: number;
  readonly own: number;
  readonly node: number;
  readonly agent: number;
  readonly what: number;
  /** Of the label inside `what`. */
  readonly label: number;
  readonly ref: number;
  readonly nodeName: (id: string) => string;
}

const timeWidth = 'HH:mm:ss.SSS'.length;
const mostWhat = 100;
const leastWhat = 16;
/** `…/debug.log:12345`; less where what the event says would have no room. */
const leastRef = 17;
const refShare = 0.36;
/** More than this for what an event says, and the place of its record comes first. */
const plenty = 80;
/** From this width on the labels stand in a column of their own, where that leaves room for more than the label. */
const labelled = 100;
const leastDetails = 16;
/** Less than this for what an event says, and names are short. */
const roomy = 60;
const mostName = { node: 30, agent: 20 };
const mostShortName = { node: 12, agent: 12 };

export function timelineLayout(head: TimelineHead, { width }: Screen): TimelineLayout {
  const layout = (isNarrow: boolean) => layoutOf(head, width, isNarrow);
  const long = layout(false);
  return long.what >= roomy ? long : layout(true);
}

function layoutOf(
  { bundle: { nodes, sources }, agents, hasMoved }: TimelineHead,
  width: number,
  isNarrow: boolean,
): TimelineLayout {
  const most = isNarrow ? mostShortName : mostName;
  const nodeName = isNarrow ? hostNames(nodes.map(({ id }) => id)) : (id: string) => id;
  const names = nodes.map(({ id }) => nodeName(id));
  const own = hasMoved ? timeWidth : 0;
  const node = nodes.length > 1 ? widest('NODE', names, most.node) : 0;
  const agent = agents.length > 0 ? widest('AGENT', agents, most.agent) : 0;
  const before = [timeWidth, own, node, agent].filter((column) => column > 0);
  const rest = width - before.reduce((sum, column) => sum + column + gapWidth, 0) - gapWidth;
  const refs = sources.map(({ path, lines }) => `${path}:${lines.total}`);
  const wished = Math.max(leastRef, Math.floor(rest * refShare), rest - plenty);
  const ref = widest('RECORD', refs, Math.min(wished, rest - leastWhat));
  const what = Math.min(Math.max(leastWhat, rest - ref), mostWhat);
  const isLabelled = width >= labelled && what >= longestLabel + gapWidth + leastDetails;
  const label = isLabelled ? longestLabel : 0;
  return { time: timeWidth, own, node, agent, what, label, ref, nodeName };
}

const widest = (head: string, texts: readonly string[], limit = Infinity): number =>
  Math.max(
    head.length,
    Math.min(
      limit,
      texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0),
    ),
  );

/** `finesse1` for `finesse1.example.com`, where that tells the servers apart; an address stays whole. */
function hostNames(ids: readonly string[]): (id: string) => string {
  return new Set(ids.map(hostName)).size === new Set(ids).size ? hostName : (id) => id;
}
