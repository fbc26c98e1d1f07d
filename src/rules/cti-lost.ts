import { ctiState } from '../model/cti-state.ts';
import { causerOf, reasonWords } from '../model/reason-code-words.ts';
import type { ReasonCauser } from '../model/reason-codes.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { Event, EventOf, Mark } from '../timeline/event.ts';
import { type Answer, defineRule, lacking, unmet, type Window } from './rule.ts';

const minuteMs = 60_000;
/** Of so many or more: the engine's loss would have taken others along. */
const fewAgents = 3;
/** A desktop that hears of it over its own connection leaves at once (finesse-logs.md section 1). */
const atOnceMs = 10_000;
/** Signed out by one failure of the engine. */
const togetherMs = 2 * minuteMs;

/** What the CTI side says of itself or of its link to Finesse as it signs agents out. */
const byCtiSide = new Set<ReasonCauser | undefined>(['engine', 'cti-client', 'telephony']);

/** Finesse without its CTI server goes out of service, and its desktops with it. */
export const ctiLost = defineRule({
  meta: {
    id: 'cti-lost',
    cause: 'cti-connection-lost',
    title: 'Finesse lost the CTI server or the CCX engine before the agent was lost',
    description:
      'Finesse reports the loss of its CTI connection, or itself out of service, before the agent was lost. Desktops then leave the server or show the red bar; agents are signed out by the CTI side with codes of its own. The sessions themselves were still polled when the connection went. A code of the CTI side alone, with no loss before it and no request of Finesse, is a hint; it is evidence where the code tells of the engine itself and another agent was signed out with it. A loss of it is a hint only where nothing shows that the desktop was still there: no code, no end of its own at once, no contact since, and no crowd that went with it.',
    falsePositives:
      'A Finesse that is out of service because it lost the Notification Service; a desktop whose session had fallen silent before the CTI connection went; a standby connection that was swapped; a code of the CTI side that answers a request of Finesse, or follows a loss.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Look at the CTI server (UCCE: PG and ctisvr logs; UCCX: engine, MIVR logs) at the time of the loss, and at the network between Finesse and it.',
      },
    ],
    decide: 'The logs of the other end at that time: ctisvr on UCCE, MIVR on UCCX.',
    reads: ['cti-connection', 'service-state', 'state-event'],
    requires: ['webservices'],
    before: 5 * minuteMs,
    after: 5 * minuteMs,
    conditions: {
      lost: 'The session ended or the agent was signed out, and not in a standstill of the server.',
      gone: 'Finesse lost its CTI connection or went out of service, or CTI signed the agent out with a code of its own.',
      before: 'That came before the agent was lost, and was not over long before.',
    },
    messages: {
      lost: 'Finesse lost its CTI connection at {time} ({mnemonic}), {seconds} s before the agent was lost',
      outOfService: 'Finesse went out of service at {time}, {seconds} s before the agent was lost',
      code: 'CTI signed the agent out with no request on record, reason {code}: {words}',
      codeOfMany:
        'CTI signed {agents} agents out within minutes with no request on record, reason {code}: {words}',
      silent:
        'CTI signed the agent out {seconds} s after Finesse lost its CTI connection at {time}, reason {code}: {words}; but nothing was heard of the desktop from then on',
      fewFollowed: 'fewer than three of the {agents} agents of this server were lost with it',
      minorityFollowed: 'only {followed} of the {agents} agents of this server were lost with it',
      late: 'the agent was lost {seconds} s after it: desktops leave within two minutes',
      bothServers:
        'the other server ({node}) lost it as well, at {time}: the engine or the CTI server was gone, not one link to it',
      oneServer:
        'the other server ({node}) shows no loss of it and went on: the link of this server, or its Finesse, failed',
      slow: 'CTI messages had been answered up to {seconds} s late before it',
      mended: 'it was back at {time}, within seconds and before the agent was lost',
    },
  },
  check: ({ disconnect, events, own, covered, burst, time, timers, settings }) => {
    if (disconnect.outcome === 'near-miss' || disconnect.gap) return unmet('lost', [disconnect.at]);
    const lostAt = disconnect.lastContact?.latest ?? disconnect.at.at;
    const before = <E extends Mark>(all: readonly E[]): E | undefined =>
      all.filter((event) => event.at <= lostAt).at(-1);
    const seconds = (mark: Mark): number => Math.round((disconnect.at.at - mark.at) / 1_000);
    const lost = before(unmended(events('cti-connection'), lostAt));
    const { ctiLosses } = disconnect.node;
    const isOfCti = (event: Event): boolean => ctiLosses.some(({ told }) => told.includes(event));
    const out = before(unrecovered(events('service-state'), lostAt).filter(isOfCti));
    const code = codeOf(disconnect, () => events('state-event'));
    const latest = [lost, out].flatMap((one) => one ?? []).sort((a, b) => b.at - a.at)[0];
    const logout = own('state-event').find((event) => event === disconnect.ends[0]?.event);
    const silent = logout
      ? silentOf(disconnect, logout, {
          losses: unmended(events('cti-connection'), logout.at),
          idleMs: timers.idleMs.value,
          time,
        })
      : [];
    if (silent.length > 0) return silent;
    if (!latest) {
      if (code.length > 0) return code;
      const told = [...events('cti-connection'), ...events('service-state')].filter(isLoss);
      if (told.length > 0) return unmet('before', told.slice(0, 1));
      return covered('webservices') ? unmet('gone') : lacking('gone', 'webservices');
    }
    const known = ctiLosses.filter(({ at }) => at <= lostAt).at(-1);
    const agents = known?.agents ?? 0;
    const back = known?.mended && known.mended.at <= lostAt ? known.mended : undefined;
    const lateMs = lostAt - latest.at;
    const wasThere =
      code.length > 0 ||
      wasInTouch(disconnect, latest) ||
      wentWithMost(disconnect, { burst, agents, loss: latest });
    const strength = wasThere ? ('evidence' as const) : ('hint' as const);
    return [
      ...(lost
        ? [
            {
              says: 'for' as const,
              message: 'lost' as const,
              values: { time: time(lost.at), mnemonic: lost.fact.mnemonic, seconds: seconds(lost) },
              evidence: [lost],
              strength,
            },
          ]
        : []),
      ...(out
        ? [
            {
              says: 'for' as const,
              message: 'outOfService' as const,
              values: { time: time(out.at), seconds: seconds(out) },
              evidence: [out],
              strength,
            },
          ]
        : []),
      ...code,
      ...elsewhere(disconnect, latest, time),
      ...slowBefore(disconnect, latest),
      ...followers(burst, agents),
      ...(code.length === 0 && lateMs > settings.windows.leaveMs
        ? [
            {
              says: 'against' as const,
              message: 'late' as const,
              values: { seconds: Math.round(lateMs / 1_000) },
              evidence: [latest],
            },
          ]
        : []),
      ...(back
        ? [
            {
              says: 'against' as const,
              message: 'mended' as const,
              values: { time: time(back.at) },
              evidence: [back],
            },
          ]
        : []),
    ];
  },
});

/** Where its end tells no more than that it is over, a desktop may have been gone for minutes before. */
function wasInTouch({ lastContact, endedByDesktop, at }: Disconnect, loss: Event): boolean {
  if (lastContact) return lastContact.earliest >= loss.at;
  return at.at - loss.at <= atOnceMs && endedByDesktop;
}

interface Crowd {
  readonly burst: Burst | undefined;
  readonly agents: number;
  readonly loss: Event;
}

/** Who came back after the loss, and went again, did not go with the others. */
function wentWithMost({ agent, at }: Disconnect, { burst, agents, loss }: Crowd): boolean {
  if (burst?.together !== 'cti-lost') return false;
  const isSince = (mark: Mark): boolean => mark.at > loss.at && mark.at < at.at;
  const isBack =
    agent.sessions.some(({ session }) => isSince(session.first)) ||
    agent.events.some(
      (event) =>
        event.fact.kind === 'presence' && event.fact.type === 'available' && isSince(event),
    );
  return !isBack && burst.agents * 2 >= agents;
}

interface Signed {
  readonly losses: readonly EventOf<'cti-connection'>[];
  readonly idleMs: number;
  readonly time: Window['time'];
}

/** Signed out by the loss, as the code says; but whatever took the desktop came before. */
function silentOf(
  { lastContact, confirmation, product, ends }: Disconnect,
  logout: EventOf<'state-event'>,
  { losses, idleMs, time }: Signed,
): Answer<'silent'>[] {
  const code = logout.fact.reasonCode;
  const loss = losses.filter(({ at }) => at <= logout.at).at(-1);
  if (!loss || code === undefined || confirmation.asked) return [];
  if (!byCtiSide.has(causerOf(code, product, 'logged-out'))) return [];
  const closed = ends.find(({ step }) => step === 'idle-close');
  const heard = lastContact?.latest ?? (closed && closed.at - idleMs);
  if (heard === undefined || heard > loss.at) return [];
  const seconds = Math.round((logout.at - loss.at) / 1_000);
  const words = reasonWords(code, product, 'logged-out') ?? '';
  const values = { time: time(loss.at), seconds, code, words };
  return [{ says: 'for', message: 'silent', values, evidence: [loss, logout], strength: 'hint' }];
}

/** Two servers lose one engine within this, by their own clocks. */
const bothMs = 2 * minuteMs;

/** Which of two servers lost it (UCCX design guide, failure matrix): a hint of what to look at, whoever lost it. */
function elsewhere(
  { agent, node }: Disconnect,
  loss: Event,
  time: Window['time'],
): Answer<'bothServers' | 'oneServer'>[] {
  const hint = { says: 'for', strength: 'hint' } as const;
  for (const other of agent.nodes.filter((one) => one !== node)) {
    const id = other.node.id;
    const same = other.ctiLosses.find(({ at }) => Math.abs(at - loss.at) <= bothMs);
    if (same) {
      const values = { node: id, time: time(same.at) };
      return [{ ...hint, message: 'bothServers', values, evidence: [same] }];
    }
    const told = other.events.filter(({ fact }) => fact.kind === 'state-event');
    const before = told.findLast(({ at }) => at <= loss.at && at >= loss.at - bothMs);
    const after = told.find(({ at }) => at >= loss.at && at <= loss.at + bothMs);
    if (before && after)
      return [{ ...hint, message: 'oneServer', values: { node: id }, evidence: [before, after] }];
  }
  return [];
}

/** Answers that come late say that the other end, or the way to it, was in trouble before it went. */
const slowBefore = ({ node }: Disconnect, loss: Event): Answer<'slow'>[] =>
  node.incidents
    .filter(
      ({ trouble, at, until }) =>
        trouble === 'slow-cti' && at <= loss.at && until >= loss.at - bothMs,
    )
    .flatMap(({ worst }) => (worst ? [worst] : []))
    .slice(-1)
    .map((worst) => ({
      says: 'for',
      message: 'slow',
      values: { seconds: Math.round(worst.ms / 1_000) },
      evidence: [worst],
      strength: 'hint',
    }));

const isLoss = ({ fact }: EventOf<'cti-connection' | 'service-state'>): boolean =>
  fact.state === 'lost' || fact.state === 'OUT_OF_SERVICE';

type Message = 'code' | 'codeOfMany';

/** Not every desktop leaves: some show the red bar and stay. */
const isSmallShare = (some: number, all: number): boolean => some * 4 < all;

/** The loss concerns every agent of the server alike. */
function followers(
  burst: Burst | undefined,
  agents: number,
): Answer<'fewFollowed' | 'minorityFollowed'>[] {
  if (agents < fewAgents) return [];
  if (burst?.together !== 'cti-lost')
    return [{ says: 'against', message: 'fewFollowed', values: { agents }, evidence: [] }];
  const followed = burst.agents;
  if (!isSmallShare(followed, agents)) return [];
  return [
    { says: 'against', message: 'minorityFollowed', values: { followed, agents }, evidence: [] },
  ];
}

/** What the code of a logout says that Finesse did not ask for. */
function codeOf(
  { logout, confirmation, product }: Disconnect,
  states: () => readonly EventOf<'state-event'>[],
): Answer<Message>[] {
  const code = logout?.fact.reasonCode;
  if (!logout || code === undefined || confirmation.asked) return [];
  const by = causerOf(code, product, 'logged-out');
  if (!byCtiSide.has(by)) return [];
  const alike = states().filter(
    ({ fact, at }) =>
      fact.state === ctiState.logout &&
      fact.reasonCode === code &&
      Math.abs(at - logout.at) <= togetherMs,
  );
  const agents = new Set(alike.map(({ fact }) => fact.agent)).size;
  const isMany = by === 'engine' && agents > 1;
  return [
    {
      says: 'for',
      message: isMany ? 'codeOfMany' : 'code',
      values: { code, agents, words: reasonWords(code, product, 'logged-out') ?? '' },
      evidence: [logout],
      strength: isMany ? 'evidence' : 'hint',
    },
  ];
}

/** Desktops need up to two minutes to come back after a CTI failover (finesse-logs.md section 1). */
const mendedMs = 2 * minuteMs;

/** Losses that were not mended long before the agent was lost. */
const unmended = (
  events: readonly EventOf<'cti-connection'>[],
  lostAt: number,
): EventOf<'cti-connection'>[] =>
  events.filter(
    (event) =>
      event.fact.state === 'lost' &&
      !events.some(
        ({ fact, at }) => fact.state === 'established' && at >= event.at && at < lostAt - mendedMs,
      ),
  );

const unrecovered = (
  events: readonly EventOf<'service-state'>[],
  lostAt: number,
): EventOf<'service-state'>[] =>
  events.filter(
    (event) =>
      event.fact.state === 'OUT_OF_SERVICE' &&
      !events.some(
        ({ fact, at }) => fact.state === 'IN_SERVICE' && at >= event.at && at < lostAt - mendedMs,
      ),
  );
