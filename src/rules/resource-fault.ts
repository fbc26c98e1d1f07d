import { howSlow } from '../model/how-slow.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Incident } from '../timeline/faults/incidents.ts';
import type { Toll } from '../timeline/faults/tolls.ts';
import type { SlowSweeps } from '../timeline/slow-sweeps.ts';
import { type Answer, defineRule, unmet, type Window } from './rule.ts';

/** What a server runs short of shows minutes before, in the sweep that closes sessions for it. */
const nearMs = 5 * 60_000;

/** A service without memory, threads or file handles takes no polls: its sessions look idle, or end over their rids. */
export const resourceFault = defineRule({
  meta: {
    id: 'resource-fault',
    cause: 'server-overload',
    title: 'The Notification Service ran out of memory, threads or file handles',
    description:
      'The Notification Service says that it is out of memory, threads or file handles, and at least three agents who are half of those on the server or more were lost in that time: in touch until it began, or until the poll that was held then. Such losses look like idle sessions, or like requests out of order. A single record is a hint, and so are records without a time of their own (uncaught exceptions on standard output) where nothing but the loss of most agents at once tells when they were written. Late answers, queues and floods of records are told beside it, never for themselves: they end no session.',
    falsePositives:
      'A want of threads or of the database in Finesse itself, which keeps no desktop from polling; an exception that one request died of; a part of the agents lost in that time to something else.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Look at memory, threads and open files of the Notification Service at that time (RTMT, the jmx folder of the logs), and restart it out of hours if it was not since.',
      },
      {
        owner: 'tac',
        text: "Attach the Notification Service's logs with its standard output, and the jmx folder: a want that comes back is a leak.",
      },
    ],
    decide:
      "The Notification Service's own counters at that time (jmx folder, RTMT), and its standard output.",
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    conditions: {
      fault: 'The Notification Service says that it was out of memory, threads or file handles.',
      many: 'At least three agents, and half of those on the server, were lost in that time, this one among them.',
    },
    messages: {
      memory: 'the Notification Service was out of memory from {from} to {to} ({records})',
      threads: 'the Notification Service had no threads left from {from} to {to} ({records})',
      openFiles:
        'the Notification Service could accept no connections from {from} to {to} ({records})',
      sometime:
        'the Notification Service was out of {resource} ({records}); the records have no time of their own, and may be of any time after {from}',
      many: '{agents} of {alive} agents of this server were lost in that time',
      flood: 'these records are {percent} % of what their log holds in that time',
      late: 'events or answers of CTI came up to {seconds} s late in that time',
      slow: '{count} sweeps {slow} around that time',
      queued: 'messages waited or were dropped for up to {sessions} sessions at once in that time',
    },
  },
  check: ({ disconnect, toll, time }) => {
    if (!toll) return withoutToll(disconnect);
    const { incident, agents, alive, isPlain } = toll;
    const strength = isPlain ? 'evidence' : 'hint';
    return [
      { says: 'for', ...want(toll, time), evidence: [incident], strength },
      { says: 'for', message: 'many', values: { agents, alive }, evidence: [], strength },
      ...beside(disconnect, toll),
    ];
  },
});

type Message =
  | 'memory'
  | 'threads'
  | 'openFiles'
  | 'sometime'
  | 'many'
  | 'flood'
  | 'late'
  | 'slow'
  | 'queued';

const resources = { memory: 'memory', threads: 'threads', 'open-files': 'file handles' } as const;
type Vital = keyof typeof resources;

const isVital = (incident: Incident): incident is Incident & { trouble: Vital } =>
  incident.ofService && incident.trouble in resources;

function withoutToll({ node, at, lastContact }: Disconnect) {
  const from = (lastContact?.earliest ?? at.at) - nearMs;
  const near = node.incidents.filter(
    (incident) => isVital(incident) && incident.at <= at.at && incident.latest >= from,
  );
  return near.length > 0 ? unmet('many', near.slice(0, 1)) : unmet('fault');
}

function want({ incident, span }: Toll, time: Window['time']) {
  const { count, trouble } = incident;
  const records = `${count.toLocaleString('en-US')} ${count === 1 ? 'record' : 'records'}`;
  if (incident.timed === 0) {
    const resource = resources[trouble as Vital];
    return { message: 'sometime', values: { resource, records, from: time(incident.at) } } as const;
  }
  const message = trouble === 'open-files' ? 'openFiles' : (trouble as 'memory' | 'threads');
  return { message, values: { from: time(span.from), to: time(span.to), records } } as const;
}

/** What a server short of something does besides: none of it ends a session by itself. */
function beside({ node }: Disconnect, { incident, span }: Toll): Answer<Message>[] {
  const hint = { says: 'for', strength: 'hint' } as const;
  const { hidden } = incident;
  const flood: Answer<Message>[] = hidden
    ? [{ ...hint, message: 'flood', values: { percent: hidden.percent }, evidence: [incident] }]
    : [];
  const others = node.incidents.flatMap((one): Answer<Message>[] => {
    // What came late was under way before its record.
    const since = one.at - (one.worst?.ms ?? 0);
    if (since > span.to || one.until < span.from) return [];
    if (one.trouble === 'queue')
      return [{ ...hint, message: 'queued', values: { sessions: one.sessions }, evidence: [one] }];
    if (!one.worst) return [];
    const seconds = Math.round(one.worst.ms / 1_000);
    return [{ ...hint, message: 'late', values: { seconds }, evidence: [one.worst] }];
  });
  const slow = node.slowSweeps.find(
    ({ first, last }) => first.at <= span.to && last.at >= span.from - nearMs,
  );
  return [...flood, ...others, ...(slow ? [slowed(slow)] : [])];
}

function slowed(slow: SlowSweeps): Answer<Message> {
  const values = { count: slow.count, slow: howSlow(slow) };
  const evidence = [slow.first, slow.last];
  return { says: 'for', message: 'slow', values, evidence, strength: 'hint' };
}
