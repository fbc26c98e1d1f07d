import { type Event, isKind, type Mark } from './event.ts';
import type { Session } from './session.ts';

/** The Notification Service stopped or started: the records of one restart. */
export interface Restart {
  readonly first: Mark;
  readonly stop?: Event;
  readonly start?: Event;
  /** Sessions that were alive before it: all of them end with it. */
  readonly ended: readonly Session[];
}

/** Stop and start of one restart lie within this; a slow appliance takes minutes. */
const restartMs = 10 * 60_000;

/** Gathers stop and start records; the start of a log's first life ends no session. */
export function restartsOf(events: readonly Event[], sessions: readonly Session[]): Restart[] {
  const records = events.filter((event) => isStop(event) || isKind(event, 'server-start'));
  const groups: Event[][] = [];
  for (const record of records) {
    const open = groups.at(-1);
    const started = open?.some((event) => isKind(event, 'server-start')) ?? false;
    const repeats = started && isKind(record, 'server-start');
    const near = open && record.at - (open[0] as Event).at <= restartMs;
    if (near && (!started || repeats)) open.push(record);
    else groups.push([record]);
  }
  return groups.map((group) => toRestart(group, sessions));
}

function toRestart(group: readonly Event[], sessions: readonly Session[]): Restart {
  const first = group[0] as Event;
  const stop = group.find((event) => isKind(event, 'server-stop')) ?? group.find(isStop);
  const start = group.find((event) => isKind(event, 'server-start'));
  const over = start ?? (group.at(-1) as Event);
  const ended = sessions.filter(
    (session) =>
      session.first.at < first.at && session.last.at <= over.at && isAliveAt(session, first),
  );
  return { first, ...(stop && { stop }), ...(start && { start }), ended };
}

/** The service says so, or its session manager as it closes each session. */
export const isStop = (event: Event): boolean =>
  isKind(event, 'server-stop') ||
  (isKind(event, 'session-closed') && event.fact.by === 'server-stop');

/** Shown bound not long before: one that had been silent for longer had gone by itself. */
const isAliveAt = (session: Session, mark: Mark): boolean => mark.at - session.last.at <= restartMs;
