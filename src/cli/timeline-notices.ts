import type { TimelineHead } from '../index.ts';
import { localTime } from '../reporters/table/local-time.ts';
import { isTold } from './exit-status.ts';
import type { TimelineFlags } from './flags.ts';
import type { Notice } from './notices.ts';
import { nothingAnalysed, problemNotices, unknownAgent } from './notices-of.ts';

/** What is to say before the first event. */
export const timelineNotices = (head: TimelineHead, flags: TimelineFlags): Notice[] => [
  ...problemNotices(head.problems),
  ...(isTold(head)
    ? reasons(head, flags)
    : [{ level: 'error', text: nothingAnalysed(head) } as const]),
];

/** Where there is no event at all, and nothing said so far explains it. */
export function emptyNotices(head: TimelineHead, flags: TimelineFlags): Notice[] {
  if (!isTold(head) || isOutside(head)) return [];
  const filters = (['agent', 'server', 'kind', 'since', 'until', 'around'] as const)
    .filter((name) => flags[name] !== undefined)
    .map((name) => `--${name}`);
  const what = filters.length > 0 ? `passes ${filters.join(' and ')}` : 'is in these logs';
  const more = flags.all ? '' : '; --all adds routine polls and healthy sweeps';
  return [note(`no event ${what}${more}`)];
}

const note = (text: string): Notice => ({ level: 'note', text });

const reasons = (head: TimelineHead, flags: TimelineFlags): Notice[] => [
  ...(flags.agent ?? [])
    .filter((id) => !head.agents.includes(id))
    .map((id) => unknownAgent(id, head.agents)),
  ...unknownServers(head, flags),
  ...(isOutside(head) ? [note(outside(head))] : []),
];

function unknownServers(
  { bundle: { nodes } }: TimelineHead,
  { server = [] }: TimelineFlags,
): Notice[] {
  const known = new Set(nodes.flatMap(({ id, names }) => [id, ...names]).map(lower));
  const ids = nodes.map(({ id }) => id).join(', ');
  return server
    .filter((name) => !known.has(lower(name)))
    .map((name) => note(`server ${name} does not appear in these logs; those that do: ${ids}`));
}

const lower = (name: string): string => name.toLowerCase();

/** Nothing that was asked for touches the time of the logs. */
function isOutside({ slices, bundle: { from, to } }: TimelineHead): boolean {
  if (slices === undefined || from === undefined || to === undefined) return false;
  return !slices.some((slice) => (slice.from ?? from) <= to && (slice.to ?? to) >= from);
}

function outside({ bundle: { from = '', to = '', nodes } }: TimelineHead): string {
  const local = localTime(nodes);
  return `the logs do not cover that time: they reach from ${local.dayAndTime(from)} to ${local.dayAndTime(to)} (${local.offset(from)})`;
}
