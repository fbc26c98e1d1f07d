import { groupBy } from '../../model/group-by.ts';
import type { Burst } from '../bursts.ts';
import { agentsAt } from '../cti-losses.ts';
import type { Disconnect } from '../disconnect.ts';
import { isKind } from '../event.ts';
import type { Span } from '../logs/spans.ts';
import { endedByDesktop } from '../outcome.ts';
import type { Timers } from '../timers.ts';
import type { Trouble } from './fault-runs.ts';
import { type Incident, isPlain } from './incidents.ts';

/** A want of a resource that took many agents along. */
export interface Toll {
  readonly incident: Incident;
  /** When it lasted; where its records have no time, when the agents were lost. */
  readonly span: Span;
  /** Agents that were lost in it, of those that were there. */
  readonly agents: number;
  readonly alive: number;
  /** More than a single record tells of it, and when. */
  readonly isPlain: boolean;
}

/** Without these the Notification Service takes no requests, or drops those that it holds (openfire-logs.md A6). */
const vital = new Set<Trouble>(['memory', 'threads', 'open-files']);

/** Whose loss a want of a resource explains: it spares few, and the chance that a few are lost in it by themselves is no toll. */
export function tollsOf(
  disconnects: readonly Disconnect[],
  bursts: readonly Burst[],
  timers: Timers,
): ReadonlyMap<Disconnect, Toll> {
  const tolls = new Map<Disconnect, Toll>();
  for (const [node, own] of groupBy(disconnects.filter(isLoss), (d) => d.node)) {
    const ofNode = bursts.filter((burst) => burst.node === node);
    for (const incident of node.incidents.filter(isVital)) {
      for (const span of spansOf(incident, ofNode)) {
        const lost = own.filter((d) => isLostIn(d, span, timers));
        const agents = new Set(lost.map((d) => d.agent.id)).size;
        const alive = Math.max(agents, agentsAt(span.from, node));
        if (agents < least || agents < leastShare * alive) continue;
        const toll = { incident, span, agents, alive, isPlain: isPlain(incident) };
        for (const d of lost) if (!tolls.get(d)?.isPlain) tolls.set(d, toll);
      }
    }
  }
  return tolls;
}

const least = 3;
/** What a server runs out of concerns all its sessions alike. */
const leastShare = 0.5;
const isVital = ({ trouble, ofService }: Incident): boolean => ofService && vital.has(trouble);

/** Without a time: when most were lost at once. */
function spansOf(incident: Incident, bursts: readonly Burst[]): Span[] {
  if (incident.timed > 0) return [{ from: incident.at, to: incident.until }];
  return bursts
    .filter(({ together, ended, alive }) => together === 'instant' && ended >= leastShare * alive)
    .filter(({ from, to }) => from >= incident.at && to <= incident.latest)
    .map(({ from, to }) => ({ from, to }));
}

/** Not by its desktop's doing, and not with a service that stood still or stopped. */
function isLoss(disconnect: Disconnect): boolean {
  const { ends, outcome, gap, stoppedAround } = disconnect;
  if (ends.length === 0 || outcome === 'closed' || endedByDesktop(disconnect)) return false;
  return !gap && !stoppedAround && !ends[0]?.restart;
}

/** A poll that is held as it begins counts from when it came. */
function isLostIn(d: Disconnect, span: Span, { waitMs, idleMs, sweepMs }: Timers): boolean {
  const { at, lastContact, ends } = d;
  const [first] = ends;
  const isAtOnce = first?.step === 'rejected' || first?.step === 'replaced';
  const toEndMs = isAtOnce ? 0 : waitMs.value + idleMs.value + sweepMs.value;
  if (!lastContact && cameAfter(d, span)) return false;
  const from = lastContact?.earliest ?? at.at - toEndMs;
  const to = lastContact?.latest ?? at.at;
  return to >= span.from - waitMs.value && from <= span.to && at.at + at.stampMs > span.from;
}

/** It had come, or come back, when it was over. */
const cameAfter = ({ agent, session, at }: Disconnect, { to }: Span): boolean =>
  (session !== undefined && session.first.at > to) ||
  agent.events.some(
    (event) =>
      isKind(event, 'presence') &&
      event.fact.type === 'available' &&
      event.at > to &&
      event.at < at.at,
  );
