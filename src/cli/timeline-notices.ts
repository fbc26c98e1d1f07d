import type { TimelineHead } from '../index.ts';
import type { RecordTime } from '../model/time.ts';
import type { Slice } from '../model/timeline-head.ts';
import { localTime } from '../reporters/phrases/local-time.ts';
import { isOutside, isTold } from './exit-status.ts';
import type { TimelineFlags } from './flags.ts';
import type { Notice } from './notices.ts';
import { nothingAnalysed, notReached, problemNotices, unknownAgent } from './notices-of.ts';

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
  ...missingServers(head),
  ...readInZone(head, flags),
  ...(isOutside(head) ? [notReached(head)] : []),
];

function missingServers({ bundle: { nodes }, unknownServers = [] }: TimelineHead): Notice[] {
  const ids = nodes.map(({ id }) => id).join(', ');
  return unknownServers.map((name) =>
    note(`server ${name} does not appear in these logs; those that do: ${ids}`),
  );
}

/** Where servers are in several zones: in which one a time without an offset was read. */
function readInZone({ slices, bundle: { nodes } }: TimelineHead, flags: TimelineFlags): Notice[] {
  const at = instantWithoutOffset(slices?.[0], flags);
  const [first, ...others] = nodes;
  if (at === undefined || first === undefined) return [];
  const own = localTime([first]).offset(at);
  const known = others.filter(({ offsets }) => offsets.length > 0);
  const zones = new Set(known.map((node) => localTime([node]).offset(at)));
  zones.delete(own);
  if (zones.size === 0) return [];
  return [
    note(
      `times without an offset were read at ${own}, the zone of ${first.id}; other servers are at ${[...zones].join(', ')}: to mean those, write the offset, too`,
    ),
  ];
}

function instantWithoutOffset(
  { from, to }: Slice = {},
  { since, until, around }: TimelineFlags,
): string | undefined {
  if (isLocal(around) && from !== undefined && to !== undefined)
    return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
  return isLocal(since) ? from : isLocal(until) ? to : undefined;
}

const isLocal = (time: RecordTime | undefined): boolean =>
  time !== undefined && time.offsetMinutes === undefined;
