import type { EventOf, Mark } from '../timeline/event.ts';
import { defineRule } from './rule.ts';

const minuteMs = 60_000;
/** Fewer of so many or more: the engine's loss would have taken others along. */
const fewAgents = 3;

/** Finesse without its CTI server goes out of service, and its desktops with it. */
export const ctiLost = defineRule({
  meta: {
    id: 'cti-lost',
    cause: 'cti-connection-lost',
    title: 'Finesse lost the CTI server or the CCX engine before the agent was lost',
    description:
      'Finesse reports the loss of its CTI connection, or itself out of service, before the agent was lost. Desktops then leave the server or show the red bar; agents are signed out by the CTI side with codes of its own. The sessions themselves were still polled when the connection went.',
    falsePositives:
      'A desktop whose session had fallen silent before the CTI connection went; a standby connection that was swapped.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Look at the CTI server (UCCE: PG and ctisvr logs; UCCX: engine, MIVR logs) at the time of the loss, and at the network between Finesse and it.',
      },
    ],
    decide: 'The logs of the other end at that time: ctisvr on UCCE, MIVR on UCCX.',
    reads: ['cti-connection', 'service-state'],
    requires: ['webservices'],
    before: 5 * minuteMs,
    after: 0,
    messages: {
      lost: 'Finesse lost its CTI connection at {time} ({mnemonic}), {seconds} s before the agent was lost',
      outOfService: 'Finesse went out of service at {time}, {seconds} s before the agent was lost',
      fewFollowed: 'fewer than three of the {agents} agents of this server were lost with it',
    },
  },
  check: ({ disconnect, events, burst, time }) => {
    if (disconnect.outcome === 'near-miss' || disconnect.gap) return [];
    const lostAt = disconnect.lastContact?.latest ?? disconnect.at.at;
    const before = <E extends Mark>(all: readonly E[]): E | undefined =>
      all.filter((event) => event.at <= lostAt).at(-1);
    const seconds = (mark: Mark): number => Math.round((disconnect.at.at - mark.at) / 1_000);
    const lost = before(unmended(events('cti-connection'), lostAt));
    const out = before(unrecovered(events('service-state'), lostAt));
    if (!lost && !out) return [];
    const known = disconnect.node.ctiLosses.filter(({ at }) => at <= lostAt).at(-1);
    const agents = known?.agents ?? 0;
    return [
      ...(lost
        ? [
            {
              says: 'for' as const,
              message: 'lost' as const,
              values: { time: time(lost.at), mnemonic: lost.fact.mnemonic, seconds: seconds(lost) },
              evidence: [lost],
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
            },
          ]
        : []),
      ...(burst?.together !== 'cti-lost' && agents >= fewAgents
        ? [
            {
              says: 'against' as const,
              message: 'fewFollowed' as const,
              values: { agents },
              evidence: [],
            },
          ]
        : []),
    ];
  },
});

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
