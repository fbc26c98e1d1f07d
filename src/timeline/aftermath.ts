import { ctiState } from '../model/cti-state.ts';
import type { EpochMs } from '../model/time.ts';
import type { AgentTrack } from './agents.ts';
import { type End, logoutSteps } from './end.ts';
import { isKind } from './event.ts';
import { nodeOfEnd } from './node-of-end.ts';
import type { Return } from './returns.ts';
import { longestToLogout } from './timers.ts';

/** Ends that belong together, and the return after them. */
export interface Told {
  readonly ends: readonly End[];
  readonly returned: Return | undefined;
}

interface AftermathContext {
  readonly agent: AgentTrack;
  readonly graceMs: number;
  readonly returns: readonly Return[];
  /** When the agent was forced out. */
  readonly logouts: readonly EpochMs[];
}

/** A page that is back asks how its agent is at once, and once a minute (finesse-logs.md section 1). */
const learnsMs = 60_000;
/** Longer after a loss than this it brings nothing about. */
const longestMs = 10 * 60_000;
/** Two logs tell of one moment within this. */
const sameMomentMs = 2_000;

/** What ends later, and is no loss of its own but what comes of the one before: `since` is the return before it. */
export const isAftermath = (
  ends: readonly End[],
  before: Told,
  since: Return | undefined,
  context: AftermathContext,
): boolean =>
  since !== undefined &&
  (isSignedOut(ends, before, since, context) || isLateNews(ends, before, since, context));

/** Its agent was forced out and did not sign in again: the page came back, learnt of it and ended what it had begun. */
function isSignedOut(
  ends: readonly End[],
  before: Told,
  since: Return,
  { agent }: AftermathContext,
): boolean {
  const logout = before.ends.findLast(({ step }) => logoutSteps.has(step));
  const [first, last] = [ends[0] as End, ends.at(-1) as End];
  if (!logout || first.at > since.at + learnsMs) return false;
  if (ends.some(({ step }) => logoutSteps.has(step))) return false;
  return !agent.events.some(
    (event) =>
      event.at > logout.at &&
      event.at <= last.at &&
      (isKind(event, 'state-event') || isKind(event, 'state-request')) &&
      event.fact.state !== ctiState.logout,
  );
}

/** The desktop went to another server, and the one that it left says only now that it is gone: once each of its session and its presence. */
function isLateNews(
  ends: readonly End[],
  before: Told,
  since: Return,
  { agent, graceMs, returns, logouts }: AftermathContext,
): boolean {
  const [first, last] = [before.ends[0] as End, ends.at(-1) as End];
  const node = nodeOfEnd(last, agent);
  if (since.node === node || last.at > first.at + longestMs) return false;
  const left = before.ends.filter((end) => nodeOfEnd(end, agent) === node);
  const isOfPage = before.ends.every(({ step }) => step === 'client-status');
  if (left.length === 0 && !isOfPage) return false;
  const isNews = (end: End): boolean =>
    nodeOfEnd(end, agent) === node && tellsOf(end) !== undefined && !isHeardAfter(end, first);
  if (!ends.every(isNews)) return false;
  if (ends.some((end) => left.some((one) => tellsOf(one) === tellsOf(end)))) return false;
  const isForcedOut = logouts.some(
    (at) => at >= first.at && at <= last.at + longestToLogout(graceMs),
  );
  const wasBack = returns.some(
    (back) => back.node === node && back.at > first.at && back.at <= last.at,
  );
  return !isForcedOut && !wasBack;
}

function tellsOf({ session, step }: End): 'session' | 'presence' | undefined {
  if (session) return 'session';
  return step === 'presence-unavailable' ? 'presence' : undefined;
}

/** A desktop that asked on after the loss had not gone. */
const isHeardAfter = ({ session }: End, first: End): boolean =>
  session !== undefined &&
  (session.first.at > first.at ||
    session.lastRequests.some(({ at }) => at > first.at + sameMomentMs));
