import type { EpochMs } from '../model/time.ts';
import { byTime, type Event, isKind, type Mark } from './event.ts';

/**
 * What a desktop's own log shows around a loss (browser-behaviour.md section 2). `failing`: the page ran and its
 * requests got no answer. `stopped`: nothing of the page ran for longer than its SystemInfo period. `ended`: the log
 * ends with the loss. `cut`: it goes on with its requests answered, and says itself that its WebSocket was gone. `running`:
 * it goes on with its requests answered. `none`: there is no log of that time.
 */
export interface DesktopLog {
  readonly state: 'failing' | 'stopped' | 'ended' | 'cut' | 'running' | 'none';
  readonly evidence: readonly Mark[];
}

/** The page asks for SystemInfo every 60 s: a longer hole means that it did not run. */
export const pageSilentMs = 70_000;
/** A healthy answer takes milliseconds. */
const slowAnswerMs = 10_000;

const clientKinds = new Set([
  'client-start',
  'client-status',
  'client-ping-failed',
  'client-failover',
  'client-drift',
  'rest-request',
  'rest-response',
  'client-event',
]);

export interface LossTimes {
  /** The last contact, or the loss where there is none. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** The return or the end of the loss. */
  readonly until: EpochMs;
  readonly webSocket: boolean;
}

export function desktopLogOf(
  events: readonly Event[],
  { from, to, until, webSocket }: LossTimes,
): DesktopLog {
  const own = events.filter(({ fact }) => clientKinds.has(fact.kind)).sort(byTime);
  const before = own.filter(({ at }) => at <= to);
  const after = own.filter(({ at }) => at > to);
  if (before.length === 0) return { state: 'none', evidence: [] };
  const last = before.at(-1) as Event;
  if (to - last.at > pageSilentMs && after.length === 0) return { state: 'none', evidence: [] };
  const failed = failures(own, from, until);
  if (failed.length > 0) return { state: 'failing', evidence: failed };
  const next = after[0];
  if (!next) return { state: 'ended', evidence: [last] };
  if (next.at - last.at > pageSilentMs) return { state: 'stopped', evidence: [last, next] };
  const said = webSocket ? own.filter((event) => saysCut(event, from, until)) : [];
  return said.length > 0 ? { state: 'cut', evidence: said } : { state: 'running', evidence: [] };
}

const saysCut = ({ fact, at }: Event, from: number, until: number): boolean =>
  at >= from &&
  at <= until &&
  (fact.kind === 'client-ping-failed' ||
    (fact.kind === 'client-status' && fact.status === 'disconnected'));

/** Requests that the page made in time and that were answered late, with status 0, or never. */
function failures(own: readonly Event[], from: EpochMs, until: EpochMs): Event[] {
  const end = own.at(-1)?.at ?? until;
  const failed: Event[] = [];
  for (const request of own) {
    if (!isKind(request, 'rest-request') || request.at < from - slowAnswerMs || request.at > until)
      continue;
    const answer = own.find(
      (event) =>
        isKind(event, 'rest-response') &&
        event.at >= request.at &&
        event.fact.object === request.fact.object &&
        event.fact.requestId === request.fact.requestId,
    );
    const late = answer ? answer.at - request.at > slowAnswerMs : end - request.at > slowAnswerMs;
    const refused = answer && isKind(answer, 'rest-response') && answer.fact.status === 0;
    if (late || refused) failed.push(request);
  }
  return failed;
}
