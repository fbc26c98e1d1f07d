import { fewNames } from '../model/few-names.ts';
import type { Windows } from '../model/settings.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Mark } from '../timeline/event.ts';
import type { Part } from '../timeline/parts.ts';
import {
  type Answer,
  defineRule,
  lacking,
  type Shared,
  type Unmet,
  unmet,
  type Window,
} from './rule.ts';

const cited = 4;
const fewest = 3;
/** A group that chance makes more often than once in twenty such bundles proves little. */
const byChance = 0.05;

/** Agents that were cut at one instant while the server went on share what lies between. */
export const sharedPath = defineRule({
  meta: {
    id: 'shared-path',
    cause: 'network-path',
    title: 'Several agents were cut at one instant while the server went on',
    description:
      'At least three agents of one server share the instant of their last contact, no sweep is missing, and the server neither stopped nor started. What they share lies between them and the server: a site, a VPN, a proxy, a firewall, a wireless network. Two sweeps may close agents that were cut together, and one sweep agents that were not: only the last contact counts. A host that stood still and pages that were killed together leave the same records: it is likely only where the desktops came back together, or their own logs show that the pages ran on.',
    falsePositives:
      'Agents on one terminal server or host that stood still; desktops closed together at the end of a shift; in a busy bundle, unrelated losses within the width of the intervals.',
    remedy: [
      {
        owner: 'network',
        text: 'Look for an outage, a VPN or firewall reset or a failover on the path these agents share, at the time of the last contact.',
      },
      {
        owner: 'administrator',
        text: 'List what the agents of the burst share: site, subnet, VPN gateway, proxy, virtual desktop host.',
      },
    ],
    decide:
      'Client logs of these agents over the burst (Send Error Report): requests without an answer while the log goes on speak for the network, a log that stops speaks against it; and the logs of the devices on the shared path.',
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    conditions: {
      together: 'Several agents were lost at one instant, and no event of the server ended them.',
      served: 'The server neither stood still, stopped nor ran short meanwhile.',
      cut: 'At least three of them fell silent, or ended with no request held: a cut path leaves no other end.',
      ran: 'The client logs that are here do not show as many pages that stopped.',
      wentOn:
        'Sweeps show that the server went on, or the pages that ran on or the subnet they share tell that it did.',
      part: 'They are not nearly all of the server in records of ends alone, unless their own logs show the network failing.',
      many: 'They are not a few of many, unless something else joins them.',
      instant: 'More than one sweep that closed them joins them.',
    },
    messages: {
      cutTogether:
        'the last contacts of {agents} agents fit one instant between {from} and {to}; {alive} sessions were alive then, and the sweeps ran on',
      cutPerhapsTogether:
        'the last contacts of {agents} of {alive} agents may fit one instant between {from} and {to}; the logs do not show it more exactly',
      returnedTogether: '{agents} of them came back within {seconds} s of each other, at {time}',
      pageRan: "{agents}'s client log goes on through the loss and its requests got no answer",
      wholeSubnet:
        'all {lost} desktops of {subnet} that were alive were cut, and none of the {others} elsewhere: they share a path, or a host',
      spread:
        'the cut took {shares}: what they share lies behind more than one subnet, near the server',
      everyone:
        "every agent session alive then was cut: the server's own end of the path (interface, listener, load balancer) would look the same",
      perhapsEveryone:
        "these logs tell of no other session alive then: if all were cut, the server's own end of the path (interface, listener, load balancer) looks the same",
      returnedApart:
        'they came back up to {seconds} s apart, as desktops do that were not cut by one thing',
      stayedAway:
        '{away} of the {agents} did not come back with the others: they may have been lost to something else',
      noneReturned:
        'none of them came back, though the logs go on for {minutes} min: pages that were closed together look the same',
      coincidence:
        'losses are so frequent here that {expected} groups of {agents} within such a time are expected by chance',
      noneFailed:
        '{agents} asked for their gone sessions four times each, as desktops do of whose polls none had failed before: their pages stood still, and a path that is cut fails polls',
      pageStopped: "{agents}'s client log shows that the page itself stopped",
    },
  },
  check: ({ disconnect, burst, toll, ofBurst }) => {
    const said = burst?.together === 'instant' ? ofBurst(judged) : undefined;
    if (!said) return unmet('together', [disconnect.at]);
    return toll?.isPlain ? unmet('served', [toll.incident]) : said;
  },
});

type Condition = 'served' | 'cut' | 'ran' | 'wentOn' | 'part' | 'many' | 'instant';

/** Of all its agents at once: nothing here is any one agent's. */
function judged(
  burst: Burst,
  { parts, desktop, serverTrouble, time, timers, settings: { windows } }: Shared,
): readonly Answer<Message>[] | Unmet<Condition> {
  const [trouble] = serverTrouble(burst.from, burst.to);
  if (trouble) return unmet('served', [trouble]);
  const witnesses = burst.disconnects.slice(0, cited).map(witness);
  if (burst.disconnects.filter(mayBeCut).length < fewest) return unmet('cut', witnesses);
  const logs = burst.disconnects.map((one) => ({ disconnect: one, log: desktop(one) }));
  const failing = logs.filter(({ log }) => log.state === 'failing');
  const stopped = logs.filter(({ log }) => log.state === 'stopped' || log.state === 'ended');
  if (stopped.length > 0 && stopped.length >= failing.length)
    return unmet(
      'ran',
      stopped.slice(0, 1).flatMap(({ log }) => log.evidence),
    );
  const subnets = parts.filter(({ by }) => by === 'subnet');
  const whole = wholeSubnet(burst, subnets);
  const joined = failing.length > 0 || whole !== undefined || backTogether(burst, windows);
  if (!sweptAround(burst, timers) && failing.length === 0 && !whole)
    return lacking('wentOn', 'sweeps');
  if (endsOfEveryone(burst) && failing.length === 0) return unmet('part', witnesses);
  if (isTiny(burst) && !joined) return unmet('many', witnesses);
  if (closedBySweep(burst) && !joined) return unmet('instant', witnesses);
  return [
    cut(burst, time, isShown(burst, failing.length > 0 || backTogether(burst, windows), timers)),
    ...returns(burst, time, windows, failing.length * 2 >= burst.disconnects.length),
    ...(failing.length === 0 ? [...noneReturned(burst), ...stayedAway(burst)] : []),
    ...everyone(burst),
    ...(whole ? [{ ...whole, evidence: witnesses }] : spread(subnets, witnesses)),
    ...coincidence(burst),
    ...noneFailed(burst),
    ...byAgents('for', 'pageRan', failing),
    ...byAgents('against', 'pageStopped', stopped),
  ];
}

type Message =
  | 'cutTogether'
  | 'cutPerhapsTogether'
  | 'returnedTogether'
  | 'pageRan'
  | 'wholeSubnet'
  | 'spread'
  | 'everyone'
  | 'perhapsEveryone'
  | 'returnedApart'
  | 'noneReturned'
  | 'stayedAway'
  | 'coincidence'
  | 'noneFailed'
  | 'pageStopped';

/** A cut path leaves a BOSH session to fall silent: one that ended with a request held was ended by something else. */
const mayBeCut = ({ lastContact, session, logout }: Disconnect): boolean =>
  lastContact !== undefined ||
  (!logout && (session?.transport !== 'bosh' || session.lastSweep === undefined));

/**
 * Without the values of the sweeps, all that one sweep closes may have been in touch at one instant: that proves
 * nothing, unless enough others tell the instant more closely. A presence alone may be such a close.
 */
const closedBySweep = ({ disconnects }: Burst): boolean =>
  disconnects.filter(({ lastContact, silence, transport, ends }) =>
    lastContact
      ? silence !== undefined
      : transport === 'websocket' || ends[0]?.step !== 'presence-unavailable',
  ).length < fewest;

/** Ends alone do not say who left first: where nearly all go, the server may have ended them. */
const nearlyAll = 0.8;

const endsOfEveryone = ({ disconnects, ended, alive }: Burst): boolean =>
  ended >= nearlyAll * alive && disconnects.every(({ lastContact }) => lastContact === undefined);

/** A small part of many sessions may fall together by chance unless something else joins them. */
const smallShare = 0.1;

/** Losses of every day fall within one sweep: of so many, so few are not even a hint. */
const tinyShare = 0.05;

const isSmall = ({ ended, alive }: Burst): boolean => ended < smallShare * alive;
const isTiny = ({ ended, alive }: Burst): boolean => ended < tinyShare * alive;

/** The sweeps are there to say that the server went on, and more than overlapping intervals joins the agents. */
function isShown(burst: Burst, isJoined: boolean, { sweepMs }: Window['timers']): boolean {
  const runs = sweepsAround(burst, sweepMs.value);
  const ranOn = runs.every(
    ({ at }, i) => i === 0 || at - (runs[i - 1]?.at ?? at) < 2 * sweepMs.value,
  );
  const large = burst.isCounted && !isSmall(burst);
  return runs.length > 1 && ranOn && (large || isJoined);
}

const sweepsAround = (burst: Burst, periodMs: number): readonly Mark[] => {
  const until = Math.max(...burst.disconnects.map(({ at }) => at.at));
  return burst.node.sweeps.filter(({ at }) => at >= burst.from - 2 * periodMs && at <= until);
};

/** Without any, a server that stood still takes desktops together as a path does, and they come back with it. */
const sweptAround = (burst: Burst, { sweepMs }: Window['timers']): boolean =>
  sweepsAround(burst, sweepMs.value).length > 0;

function backTogether({ disconnects }: Burst, { backTogetherMs }: Windows): boolean {
  const back = disconnects.flatMap(({ returned }) => returned?.at ?? []);
  const areMost = back.length >= fewest && back.length * 2 >= disconnects.length;
  return areMost && Math.max(...back) - Math.min(...back) <= backTogetherMs;
}

/** A hint: pages that were killed together and a host that stood still cut their sessions in the same way. */
function cut(burst: Burst, time: Window['time'], shown: boolean): Answer<Message> {
  const swept = burst.disconnects.some(({ silence }) => silence) && shown;
  return {
    says: 'for',
    message: swept ? 'cutTogether' : 'cutPerhapsTogether',
    values: {
      agents: burst.disconnects.length,
      alive: burst.alive,
      from: time(burst.from),
      to: time(burst.to),
    },
    evidence: burst.disconnects.slice(0, cited).map(witness),
    strength: 'hint',
  };
}

const witness = ({ silence, at }: Disconnect): Mark => silence?.sweeps[0] ?? at;

/** Where their own logs show the network failing, they may well have been cut for different times. */
function returns(
  burst: Burst,
  time: Window['time'],
  { backTogetherMs, backApartMs }: Windows,
  pagesRan: boolean,
): Answer<Message>[] {
  const back = burst.disconnects.flatMap((d) => d.returned ?? []).sort((a, b) => a.at - b.at);
  const first = back[0];
  const last = back.at(-1);
  if (!first || !last || back.length < 3) return [];
  const spreadMs = last.at - first.at;
  const values = {
    agents: back.length,
    seconds: Math.round((spreadMs + last.stampMs) / 1_000),
    time: time(first.at),
  };
  const evidence = [first, last];
  if (spreadMs <= backTogetherMs)
    return [
      {
        says: 'for',
        message: 'returnedTogether',
        values,
        evidence,
        ...(burst.node.sweeps.length === 0 && { strength: 'hint' as const }),
      },
    ];
  return spreadMs > backApartMs && !pagesRan
    ? [{ says: 'against', message: 'returnedApart', values, evidence }]
    : [];
}

/** A path that is down for longer than this keeps its desktops away; so does a closed page. */
const awayMs = 2 * 60_000;

/** A part that comes back together proves nothing of the rest. */
function stayedAway({ disconnects }: Burst): Answer<Message>[] {
  const away = disconnects.filter(({ returned }) => !returned);
  const isPart = away.length >= fewest && away.length * 3 >= disconnects.length;
  if (!isPart || away.length === disconnects.length) return [];
  const values = { away: away.length, agents: disconnects.length };
  return [
    { says: 'against', message: 'stayedAway', values, evidence: away.slice(0, 1).map(witness) },
  ];
}

function noneReturned({ node, disconnects }: Burst): Answer<Message>[] {
  const last = node.sweeps.at(-1);
  const at = Math.max(...disconnects.map((disconnect) => disconnect.at.at));
  if (!last || last.at - at < awayMs || disconnects.some(({ returned }) => returned)) return [];
  const values = { minutes: Math.floor((last.at - at) / 60_000) };
  return [{ says: 'against', message: 'noneReturned', values, evidence: [last] }];
}

function everyone(burst: Burst): Answer<Message>[] {
  if (burst.ended < burst.alive) return [];
  if (!burst.isCounted) return [{ says: 'against', message: 'perhapsEveryone', evidence: [] }];
  const before = burst.node.sweeps.filter(({ at }) => at <= burst.from).at(-1);
  return [{ says: 'against', message: 'everyone', evidence: before ? [before] : [] }];
}

/** Others to hold a subnet against. */
const fewestElsewhere = 3;

/** All of one subnet, and nobody else, as far as logs tell where they came from. */
function wholeSubnet({ present }: Burst, parts: readonly Part[]): Answer<Message> | undefined {
  const lost = present.filter(({ isLost }) => isLost).length;
  const whole = parts.find((part) => part.lost === part.alive && part.lost === lost);
  const others = parts.reduce((sum, part) => sum + (part === whole ? 0 : part.alive), 0);
  if (!whole || lost < fewest || others < fewestElsewhere) return undefined;
  return {
    says: 'for',
    message: 'wholeSubnet',
    values: { lost, subnet: whole.name, others },
    evidence: [],
    // One address of several desktops may be one host that stood still.
    strength: whole.addresses > 1 ? 'evidence' : 'hint',
  };
}

/** Some of each subnet: what they share is no site. */
function spread(parts: readonly Part[], evidence: readonly Mark[]): Answer<Message>[] {
  const large = parts.filter(({ alive }) => alive >= fewest);
  if (large.length < 2 || large.some(({ lost, alive }) => lost === 0 || lost === alive)) return [];
  const shares = large.map(({ name, lost, alive }) => `${lost} of ${alive} of ${name}`).join(', ');
  return [{ says: 'for', message: 'spread', values: { shares }, evidence, strength: 'hint' }];
}

const coincidence = (burst: Burst): Answer<Message>[] =>
  burst.byChance > byChance
    ? [
        {
          says: 'against',
          message: 'coincidence',
          values: { expected: burst.byChance.toFixed(1), agents: burst.disconnects.length },
          evidence: [],
        },
      ]
    : [];

/** Of a page that froze on its own the polls say nothing of the others. */
function noneFailed({ disconnects }: Burst): Answer<Message>[] {
  const stood = disconnects.filter(({ refusedPolls }) => refusedPolls?.afterFailure === false);
  if (stood.length < fewest || stood.length * 2 < disconnects.length) return [];
  return [
    {
      says: 'against',
      message: 'noneFailed',
      values: { agents: fewNames(stood.map(({ agent }) => agent.id)) },
      evidence: stood.slice(0, cited).flatMap(({ refusedPolls }) => refusedPolls?.marks[0] ?? []),
      strength: 'hint',
    },
  ];
}

function byAgents(
  says: 'for' | 'against',
  message: 'pageRan' | 'pageStopped',
  logs: readonly { disconnect: Disconnect; log: { evidence: readonly Mark[] } }[],
): Answer<Message>[] {
  if (logs.length === 0) return [];
  const agents = logs.map(({ disconnect }) => disconnect.agent.id).join(', ');
  const evidence = logs.slice(0, cited).flatMap(({ log }) => log.evidence.slice(0, 1));
  return [{ says, message, values: { agents }, evidence }];
}
