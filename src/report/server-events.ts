import type { Citations } from '../diagnose/citations.ts';
import type { FactOf } from '../model/fact.ts';
import { howSlow } from '../model/how-slow.ts';
import { isServiceUser } from '../model/jid.ts';
import type { ServerEvent } from '../model/report.ts';
import { type Event, isKind } from '../timeline/event.ts';
import type { SweepGap } from '../timeline/sweep-gaps.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import { incidentText } from './incident-text.ts';

type Words = Pick<ServerEvent, 'event' | 'text'>;

const iso = (at: number): string => new Date(at).toISOString();

/** What happened to a server itself, in time order. */
export function serverEventsOf(node: NodeTimeline, citations: Citations): ServerEvent[] {
  return [
    ...gaps(node, citations),
    ...slow(node, citations),
    ...setBacks(node, citations),
    ...restarts(node, citations),
    ...incidents(node, citations),
    ...serviceUser(node, citations),
    ...connections(node, citations),
  ];
}

const gaps = ({ node, gaps }: NodeTimeline, citations: Citations): ServerEvent[] =>
  gaps.map((gap) => ({
    at: iso(gap.after.at),
    from: iso(gap.before.at),
    node: node.id,
    ...gapWords(gap),
    evidence: citations.ref(gap.after),
  }));

/** A clock that was set ahead leaves the same hole as a service that stood still. */
function gapWords({ passage, missing, before, after }: SweepGap): Words {
  const sweeps = `${missing} sweep${missing > 1 ? 's' : ''} missing in ${Math.round((after.at - before.at) / 1_000)} s`;
  if (passage?.passed === false)
    return { event: 'clock-step', text: `the server's clock was set ahead: ${sweeps}` };
  const instead = passage ? '' : ", or the server's clock was set ahead";
  return { event: 'sweep-gap', text: `the Notification Service stood still${instead}: ${sweeps}` };
}

const slow = ({ node, slowSweeps }: NodeTimeline, citations: Citations): ServerEvent[] =>
  slowSweeps.map((slow) => ({
    at: iso(slow.last.at),
    from: iso(slow.first.at),
    node: node.id,
    event: 'slow-sweeps',
    text: `${slow.count} sweeps ${howSlow(slow)}, as when the Notification Service is short of CPU or collects garbage`,
    evidence: citations.ref(slow.last),
  }));

const seconds = (ms: number): number => Math.round(ms / 1_000);

const setBacks = ({ node, setBacks }: NodeTimeline, citations: Citations): ServerEvent[] =>
  setBacks.map(({ after, byMs }) => ({
    at: iso(after.at),
    node: node.id,
    event: 'clock-back',
    text: `the server's clock was set back by ${seconds(byMs)} s or more`,
    evidence: citations.ref(after),
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

/** `at` is the last record, `from` the first, which is cited. */
const incidents = ({ node, incidents }: NodeTimeline, citations: Citations): ServerEvent[] =>
  incidents.map((incident) => ({
    at: iso(incident.until),
    ...(incident.until > incident.at && { from: iso(incident.at) }),
    node: node.id,
    ...incidentText(incident),
    evidence: citations.ref(incident.worst ?? incident),
  }));

/** Finesse's own user at the Notification Service: without it no presence reaches Finesse (finesse-logs.md section 1). */
function serviceUser(
  { node, events, serviceUserLosses }: NodeTimeline,
  citations: Citations,
): ServerEvent[] {
  const told = (event: Event, words: Words): ServerEvent => ({
    at: iso(event.at),
    node: node.id,
    ...words,
    evidence: citations.ref(event),
  });
  const first = serviceUserLosses.length === 0 ? events.find(isPresent) : undefined;
  const backs = new Set(serviceUserLosses.map(({ back }) => back));
  const connected = events.filter(
    (event) => isKind(event, 'xmpp-connection') && event.fact.state !== 'lost' && !backs.has(event),
  );
  return [
    ...(first ? [told(first, serviceUserBack)] : []),
    ...connected.map((event) => told(event, backWords(event))),
    ...serviceUserLosses.flatMap(({ lost, back, mnemonic }) => [
      told(lost, mnemonic === undefined ? serviceUserLost : connectionWords('lost', mnemonic)),
      ...(back ? [told(back, backWords(back))] : []),
    ]),
  ];
}

const serviceUserLost: Words = {
  event: 'service-user-lost',
  text: "Finesse's own user lost its session at the Notification Service",
};
const serviceUserBack: Words = {
  event: 'service-user-back',
  text: "Finesse's own user is present at the Notification Service",
};

const isPresent = ({ fact }: Event): boolean =>
  fact.kind === 'presence' && fact.type === 'available' && isServiceUser(fact.jid);

const connectionWords = (state: FactOf<'xmpp-connection'>['state'], mnemonic: string): Words => ({
  event: `xmpp-${state}`,
  text: `Finesse's connection to the Notification Service ${state} (${mnemonic})`,
});

const backWords = (back: Event): Words =>
  isKind(back, 'xmpp-connection')
    ? connectionWords(back.fact.state, back.fact.mnemonic)
    : serviceUserBack;

function connection({ fact }: Event): Words | undefined {
  switch (fact.kind) {
    case 'cti-connection':
      return {
        event: `cti-${fact.state}`,
        text: `CTI connection ${fact.state} (${fact.mnemonic})`,
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
