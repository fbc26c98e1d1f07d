import type { FactKind } from '../model/fact.ts';
import type { Step } from '../model/words.ts';
import type { End } from './end.ts';
import { type Event, isKind, type Mark, markOf } from './event.ts';
import type { Session } from './session.ts';

const stepOf: Partial<Record<FactKind, Step>> = {
  'idle-close': 'idle-close',
  'session-closed': 'session-closed',
  conflict: 'replaced',
  'session-error': 'rejected',
  'invalid-session': 'rejected',
  'route-removed': 'session-closed',
};

/** What a record says of the end of a session, or of an agent where no session is known. */
export function recordedEnd(event: Event, lookup: (event: Event) => Session | undefined): End[] {
  const { fact } = event;
  if (isKind(event, 'bosh-request') && fact.kind === 'bosh-request' && fact.type !== 'terminate')
    return [];
  if (fact.kind === 'bosh-answer' && (fact.type !== 'terminate' || fact.condition === undefined))
    return [];
  const step =
    fact.kind === 'bosh-request'
      ? 'terminate'
      : fact.kind === 'bosh-answer'
        ? 'rejected'
        : stepOf[fact.kind];
  if (step === undefined || isStop(event)) return [];
  const session = lookup(event);
  const agent = session?.agent ?? event.agent;
  if (agent === undefined || (session && isOlder(event, session))) return [];
  return [{ ...markOf(event), step, agent, event, ...(session && { session }) }];
}

/** A record from before the session's first cannot end it: its clock is misread, or the sid was used before. */
const isOlder = (mark: Mark, session: Session): boolean =>
  mark.at + mark.stampMs <= session.first.at;

/** The service says so, or its session manager as it closes each session. */
export const isStop = (event: Event): boolean =>
  isKind(event, 'server-stop') ||
  (isKind(event, 'session-closed') && event.fact.by === 'server-stop');
