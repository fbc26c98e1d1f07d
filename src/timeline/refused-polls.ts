import { groupBy } from '../model/group-by.ts';
import type { AgentTrack } from './agents.ts';
import { byTime, type Event, type EventOf, isKind, type Mark, markOf } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Span } from './logs/spans.ts';
import type { Session } from './session.ts';

/** The polls of a desktop that came back to a session which its server had closed over its silence. */
export interface RefusedPolls {
  /** Those of one attempt, in time order. */
  readonly marks: readonly Mark[];
  /** Whether one of its polls had failed before them; absent where they do not tell. */
  readonly afterFailure?: boolean;
  /** What the desktop did next: it asked once more, signed in, or was back. Absent where logs show none of it. */
  readonly next?: Mark;
  /** How long nothing came after them, as far as logs show it. */
  readonly quietMs: number;
}

/**
 * When polls are refused, from the first on. jabberwerx asks again 0.5, 2 and 4.5 s after a failure, then gives up: four
 * are refused where none had failed before, three where the first failure was another, such as its own time-out
 * (browser-behaviour.md section 2). Strophe asks once.
 */
const refusedAt = { noneFailed: [0, 500, 2_500, 7_000], oneFailed: [0, 2_000, 6_500] } as const;
/** An attempt is over by then. */
const attemptMs = 12_000;
/** The way to the server, a page that is busy as it comes back, and stamps of whole seconds. */
const slackMs = 1_000;

export const refusedPollsBySid = (events: readonly Event[]): ReadonlyMap<string, Mark[]> =>
  groupBy(
    events.filter((event): event is EventOf<'invalid-session'> => isKind(event, 'invalid-session')),
    ({ fact }) => fact.sid,
  );

/** All that shows an agent's desktop signing in, in time order: a session that ended soon is no return. */
export const signInsOf = ({ events, sessions }: AgentTrack): Mark[] =>
  [
    ...sessions.map(({ session }) => markOf(session.first)),
    ...events
      .filter(
        ({ fact }) =>
          fact.kind === 'route-added' || (fact.kind === 'presence' && fact.type === 'available'),
      )
      .map(markOf),
  ].sort(byTime);

interface Lost {
  readonly session: Session;
  readonly at: Mark;
  readonly returned: Mark | undefined;
  readonly signIns: readonly Mark[];
  /** When logs would show a refused poll. */
  readonly shown: readonly Span[];
}

/** Undefined where none came, or the agent was back by then: the page that asks is not the one that was lost. */
export function refusedPollsOf(
  polls: readonly Mark[],
  { session, at: lost, returned, signIns, shown }: Lost,
): RefusedPolls | undefined {
  const after = polls.filter(({ at }) => at >= lost.at);
  const first = after[0];
  const span = first && shown.find(({ from, to }) => from <= first.at && to >= first.at);
  if (!span || (returned && returned.at < first.at)) return undefined;
  const marks = after.filter(({ at }) => at - first.at <= attemptMs);
  const next = earliest(
    after[marks.length],
    signIns[firstIndex(signIns, ({ at }) => at >= first.at)],
    returned,
  );
  const until = Math.min(span.to, next?.at ?? span.to);
  const isWhole = until - first.at > attemptMs;
  const afterFailure = repeats(session, first) || (isWhole ? failedBefore(marks) : undefined);
  return {
    marks,
    ...(afterFailure !== undefined && { afterFailure }),
    ...(next && { next }),
    quietMs: until - (marks.at(-1) ?? first).at,
  };
}

const earliest = (...marks: readonly (Mark | undefined)[]): Mark | undefined =>
  marks.flatMap((mark) => mark ?? []).sort(byTime)[0];

/** The first of them had a rid that the server had seen: that poll was sent before, and had no answer. */
const repeats = ({ lastArrival }: Session, { at, stampMs }: Mark): boolean =>
  lastArrival !== undefined &&
  lastArrival.last.at >= at - stampMs &&
  lastArrival.first.at < at - stampMs;

function failedBefore(marks: readonly Mark[]): boolean | undefined {
  if (keepTo(refusedAt.noneFailed, marks)) return false;
  return keepTo(refusedAt.oneFailed, marks) ? true : undefined;
}

const keepTo = (offsets: readonly number[], marks: readonly Mark[]): boolean =>
  marks.length === offsets.length &&
  marks.every(({ at }, i) => Math.abs(at - (marks[0]?.at ?? at) - (offsets[i] ?? 0)) <= slackMs);
