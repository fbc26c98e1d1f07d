import type { Disconnect } from '../timeline/disconnect.ts';
import { covers } from '../timeline/logs/spans.ts';
import { confirmMs, longestToLogout } from '../timeline/timers.ts';
import type { Wanted } from './collect.ts';
import type { Coverage } from './coverage.ts';
import { debugLogHoldsSweeps } from './debug-log.ts';
import { desktopOf } from './desktop-of.ts';
import { type Want, whyWantedOf } from './want.ts';

const minuteMs = 60_000;

/** What the logs at hand leave open of one disconnect, its cause too where that `isOpen`; none where the log that would settle it is there. */
export function wantsOf(
  d: Disconnect,
  isOpen: boolean,
  coverage: Coverage,
  graceMs: number,
): Want[] {
  const spans: Partial<Record<Wanted, readonly [number, number]>> = {
    ...outcomeWants(d, coverage, graceMs),
    ...(isOpen && causeWants(d, coverage, graceMs)),
  };
  // Other sessions of the agent went on: only the page that was lost tells what became of it.
  if (d.outcome === 'inconclusive' && Object.keys(spans).length === 0 && !hasClientLog(d))
    spans.client = clientSpan(d);
  return Object.entries(spans).map(([kind, [from, to]]) => ({
    node: d.node.node.id,
    kind: kind as Wanted,
    agents: [d.agent.id],
    disconnect: d.id,
    from,
    to,
    why: whyWantedOf[d.transport][kind as Wanted],
  }));
}

/** How it ended: a return or a forced logout would be on record. */
function outcomeWants(d: Disconnect, { webservices }: Coverage, graceMs: number) {
  if (d.outcome !== 'inconclusive' && d.outcome !== 'closed') return {};
  const from = d.at.at;
  const waits = d.outcome === 'closed' || d.returned !== undefined;
  const to = from + (waits ? graceMs + confirmMs : longestToLogout(graceMs));
  return covers(webservices, from, to) ? {} : { webservices: [from, to] as const };
}

/** Why it happened. A silence that was seen needs neither sweeps nor the server's own account. */
function causeWants(d: Disconnect, coverage: Coverage, graceMs: number) {
  const { at } = d.at;
  const start = d.lastContact?.earliest ?? at;
  const wants: Partial<Record<Wanted, readonly [number, number]>> = {};
  if (!d.nearMiss && !d.lastContact && !covers(coverage.webservices, at - minuteMs, at))
    wants.webservices = [at - 5 * minuteMs, at + longestToLogout(graceMs)];
  if (!d.nearMiss && !coverage.hasInfo)
    wants['openfire-info'] = [start - 2 * minuteMs, at + minuteMs];
  if (debugWouldTell(d, coverage) && !covers(coverage.debug, at - minuteMs, at))
    wants['openfire-debug'] = [start - 2 * minuteMs, at + minuteMs];
  if (!hasClientLog(d)) wants.client = clientSpan(d);
  else if (!d.nearMiss && desktopOf(d).state !== 'failing' && !hasAccessLog(coverage, at))
    wants.access = [start - 5 * minuteMs, at + 5 * minuteMs];
  return wants;
}

/** A WebSocket leaves no sweeps, and where debug.log holds none it would not tell. */
const debugWouldTell = (
  { transport, nearMiss, silence, node, at }: Disconnect,
  { webSocketsOnly }: Coverage,
): boolean => {
  const sweptOver = transport === 'bosh' || (transport === 'unknown' && !webSocketsOnly);
  return sweptOver && !nearMiss && !silence && debugLogHoldsSweeps(node, at.at);
};

const hasAccessLog = ({ access }: Coverage, at: number): boolean =>
  covers(access, at - minuteMs, at + minuteMs);

const hasClientLog = (d: Disconnect): boolean => desktopOf(d).state !== 'none';

const clientSpan = (d: Disconnect): readonly [number, number] => [
  (d.lastContact?.earliest ?? d.at.at) - 5 * minuteMs,
  (d.returned?.at ?? d.at.at) + minuteMs,
];
