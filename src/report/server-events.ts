import type { Citations } from '../diagnose/citations.ts';
import { isServiceUser } from '../model/jid.ts';
import type { ServerEvent } from '../model/report.ts';
import { type Event, isKind } from '../timeline/event.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What happened to a server itself, in time order. */
export function serverEventsOf(node: NodeTimeline, citations: Citations): ServerEvent[] {
  return [...gaps(node, citations), ...restarts(node, citations), ...connections(node, citations)];
}

const gaps = ({ node, gaps }: NodeTimeline, citations: Citations): ServerEvent[] =>
  gaps.map((gap) => ({
    at: iso(gap.after.at),
    from: iso(gap.before.at),
    node: node.id,
    event: 'sweep-gap',
    text: `the Notification Service stood still: ${gap.missing} sweep${gap.missing > 1 ? 's' : ''} missing in ${Math.round((gap.after.at - gap.before.at) / 1_000)} s`,
    evidence: citations.ref(gap.after),
  }));

const restarts = ({ node, restarts }: NodeTimeline, citations: Citations): ServerEvent[] =>
  restarts.map(({ first, stop, start, ended }) => {
    const release = start && isKind(start, 'server-start') ? start.fact.release : undefined;
    const what = stop ? (start ? 'restarted' : 'stopped') : 'started';
    const sessions = ended.length > 0 ? `; ${ended.length} sessions ended with it` : '';
    return {
      at: iso(first.at),
      node: node.id,
      event: stop ? (start ? 'restart' : 'server-stop') : 'server-start',
      text: `the Notification Service ${what}${release === undefined ? '' : ` (Openfire ${release})`}${sessions}`,
      evidence: citations.ref(first),
    };
  });

function connections({ node, events }: NodeTimeline, citations: Citations): ServerEvent[] {
  return events.flatMap((event) => {
    const told = connection(event);
    return told
      ? [{ at: iso(event.at), node: node.id, ...told, evidence: citations.ref(event) }]
      : [];
  });
}

/** Finesse's own user at the Notification Service: without it no presence reaches Finesse (finesse-logs.md section 1). */
const serviceUserLost = {
  event: 'service-user-lost',
  text: "Finesse's own user lost its session at the Notification Service",
};
const serviceUserBack = {
  event: 'service-user-back',
  text: "Finesse's own user is present at the Notification Service",
};

function connection({ fact }: Event): { event: string; text: string } | undefined {
  switch (fact.kind) {
    case 'idle-close':
      return isServiceUser(fact.jid) ? serviceUserLost : undefined;
    case 'presence':
      if (!isServiceUser(fact.jid)) return undefined;
      return fact.type === 'unavailable' ? serviceUserLost : serviceUserBack;
    case 'cti-connection':
      return {
        event: `cti-${fact.state}`,
        text: `CTI connection ${fact.state} (${fact.mnemonic})`,
      };
    case 'xmpp-connection':
      return {
        event: `xmpp-${fact.state}`,
        text: `Finesse's connection to the Notification Service ${fact.state} (${fact.mnemonic})`,
      };
    case 'service-state':
      return {
        event: fact.state === 'IN_SERVICE' ? 'in-service' : 'out-of-service',
        text: `Finesse ${fact.state} (${fact.mnemonic})`,
      };
    case 'service-start':
      return { event: 'finesse-start', text: `${fact.service} started` };
    default:
      return undefined;
  }
}
