import type { End } from './end.ts';
import type { Mark } from './event.ts';
import type { Session } from './session.ts';
import type { Timers } from './timers.ts';

/** jabberwerx gives a poll up 5 s after its wait and sends it again 0.5 s later, Strophe after 1.1 waits (browser-behaviour.md section 1). */
const givesUp = { jabberwerxMs: 5_500, stropheWaits: 0.1 } as const;

/** A request over which the server ended the session, and the one before it. */
export interface RefusedRequest {
  readonly refused: End;
  /** The desktop's last request before. */
  readonly before?: Mark;
  /** Longer after that one than a desktop takes to give a poll up. */
  readonly isLate: boolean;
  /** The server had said something of the session since, and not in the moment of the refusal. */
  readonly isAnswered: boolean;
}

/** The first refusal of a session, where it had one. */
export function refusedRequest(
  ends: readonly End[],
  session: Session | undefined,
  { waitMs }: Timers,
): RefusedRequest | undefined {
  const refused = ends.find(({ step }) => step === 'rejected');
  if (!refused) return undefined;
  const before = session?.lastRequests
    .filter(({ at, stampMs }) => at + stampMs <= refused.at)
    .at(-1);
  if (!before || !session) return { refused, isLate: false, isAnswered: false };
  const { last } = session;
  const wait = waitMs.value;
  const upMs = wait + Math.max(givesUp.jabberwerxMs, givesUp.stropheWaits * wait);
  return {
    refused,
    before,
    isLate: refused.at - before.at - before.stampMs > upMs,
    isAnswered: last.at > before.at && last.at + last.stampMs <= refused.at,
  };
}
