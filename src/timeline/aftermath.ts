import { ctiState } from '../model/cti-state.ts';
import type { AgentTrack } from './agents.ts';
import { type End, logoutSteps } from './end.ts';
import { indexOf, timesWithin } from './event-index.ts';
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
  readonly returnsOn: ReadonlyMap<string, readonly Return[]>;
  /** What forced the agent out, in time order. */
  readonly logouts: readonly End[];
}

/** A page that is back asks how its agent is at once, and once a minute (finesse-logs.md section 1). */
const learnsMs = 60_000;
/** Longer after a loss than this it brings nothing about. */
const longestMs = 10 * 60_000;
/** Two logs tell of one moment within this. */
const sameMomentMs = 2_000;

/**
 * Its agent was forced out and did not sign in again: the page came back, learnt of it and ended what it had begun. `since`
 * is the return before it.
 */
export function isSignedOut(
  ends: readonly End[],
  before: Told,
  since: Return | undefined,
  { agent }: AftermathContext,
): boolean {
  if (!since) return false;
  const logout = before.ends.findLast(({ step }) => logoutSteps.has(step));
  const [first, last] = [ends[0] as End, ends.at(-1) as End];
  if (!logout || first.at > since.at + learnsMs) return false;
  if (ends.some(({ step }) => logoutSteps.has(step))) return false;
  const history = indexOf(agent.events);
  const meanwhile = [
    ...history.between('state-event', logout.at, last.at),
    ...history.between('state-request', logout.at, last.at),
  ];
  return !meanwhile.some(({ fact, at }) => at > logout.at && fact.state !== ctiState.logout);
}

/**
 * The desktop went to another server, and the one that it left says only now that it is gone: once each of its session and
 * its presence. `known`: what it said of it so far, apart from the loss.
 */
export function isLateNews(
  end: End,
  { ends, returned }: Told,
  known: readonly End[],
  context: AftermathContext,
): boolean {
  const { agent, returnsOn } = context;
  const [first, node, tells] = [ends[0] as End, nodeOfEnd(end, agent), tellsOf(end)];
  if (!returned || returned.node === node || end.at > first.at + longestMs) return false;
  const left = ends.filter((one) => nodeOfEnd(one, agent) === node);
  const isOfPage = ends.every(({ step }) => step === 'client-status');
  if (left.length === 0 && !isOfPage) return false;
  if (tells === undefined || isHeardAfter(end, first)) return false;
  if ([...left, ...known].some((one) => tellsOf(one) === tells)) return false;
  const here = node === undefined ? [] : (returnsOn.get(node) ?? []);
  const wasBack = timesWithin(here, first.at, end.at).some(({ at }) => at > first.at);
  return !wasBack && !isForcedOutOver(end, first, context);
}

/** By the server that says it; where no record tells which one asked for the logout, by any. */
function isForcedOutOver(end: End, first: End, { agent, graceMs, logouts }: AftermathContext) {
  const until = end.at + longestToLogout(graceMs);
  const near = timesWithin(logouts, first.at, until);
  const asked = near.filter(({ step }) => step !== 'logout-confirmed');
  const node = nodeOfEnd(end, agent);
  return asked.length > 0 ? asked.some((one) => nodeOfEnd(one, agent) === node) : near.length > 0;
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
