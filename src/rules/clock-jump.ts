import type { ClockSetBack } from '../timeline/clocks/clock-set-back.ts';
import type { ClockStep } from '../timeline/clocks/clock-steps.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { type Answer, defineRule, lacking, unmet } from './rule.ts';

const minuteMs = 60_000;
/** Drift is taken with each SystemInfo, once a minute: a jump shows up to so long before or after it. */
const samplesMs = 2 * minuteMs;
/** A token that runs out through less has run out anyhow. */
const tokenMs = minuteMs;
/** Strophe gives a poll up by the PC's clock, a tenth after it should have been answered (strophe.js, `TIMEOUT`). */
const pollTimeout = 1.1;

/** Two samples of a drift are each off by a second at most, and stamps by another. */
const alikeMs = 4_000;

type Message = 'jumped' | 'jumpedAndTimers';

/** A PC whose clock is set ahead makes tokens and polls look older than they are. */
export const clockJump = defineRule({
  meta: {
    id: 'clock-jump',
    cause: 'client-clock',
    title: "The PC's clock was set ahead",
    description:
      "The page compares its PC's clock with the server's at each SystemInfo. Between two of these samples the difference leapt while it kept for the other desktops of the same server: the PC's clock was set, not the server's. Set ahead it makes a token of single sign-on, or a poll that is held, look older than it is. A difference that is constant harms nobody, however large.",
    falsePositives:
      'A PC that sets its clock right after a sleep leaps by little; where no other desktop has samples of that time the server may have been set.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Check where the PC takes its time from (w32tm /query /status) and what set it; on the server, utils ntp status.',
      },
    ],
    decide:
      "The PC's event log (Kernel-General 1: the system time has changed), and the client logs of other desktops of the same server.",
    reads: ['client-status'],
    requires: ['client'],
    before: samplesMs,
    after: samplesMs,
    conditions: {
      leapt: "The difference between the PC's clock and the server's leapt around the loss.",
      ownClock: "It did not leap for other desktops of the server: it is not the server's clock.",
      ahead: 'The PC was set ahead by more than a token, or a poll that is held, can bear.',
    },
    messages: {
      jumped:
        "the PC's clock went {seconds} s ahead of the server's between {from} and {to}, and the desktop took its token for expired",
      jumpedAndTimers:
        "the PC's clock went {seconds} s ahead of the server's between {from} and {to}: longer than a poll is held",
      othersKept:
        'for other desktops of the server ({agents}) the difference kept meanwhile: it was not its clock that was set',
      nobodyElse:
        'no other desktop has samples on both sides: it may be the clock of the server that was set',
    },
  },
  check: ({ disconnect, desktop, own, timers, time }) => {
    const { agent, node, at, lastContact } = disconnect;
    const from = (lastContact?.earliest ?? at.at) - samplesMs;
    const step = node.clockSteps.find(
      ({ before, after, ...own }) =>
        own.agent === agent.id && after.at >= from && before.at <= at.at + samplesMs,
    );
    if (!step) {
      const log = desktop(disconnect);
      return log.state === 'none' ? lacking('leapt', 'client') : unmet('leapt', log.evidence);
    }
    const { before, after, aheadMs, kept, leapt } = step;
    const setBack = node.setBacks.find((one) => isAsFar(one, step));
    const server = leapt[0] ?? setBack?.after;
    if (server) return unmet('ownClock', [after, server]);
    const refused = own('client-status').find(({ fact }) => fact.status === 'unauthorized');
    const ranOut = refused !== undefined || forcedItself(disconnect);
    const leastMs = ranOut ? tokenMs : timers.waitMs.value * pollTimeout;
    if (aheadMs <= leastMs) return unmet('ahead', [before, after]);
    const isOwn = kept.length > 0;
    const strength = ranOut && isOwn ? 'evidence' : 'hint';
    const jumped: Answer<Message> = {
      says: 'for',
      message: ranOut ? 'jumped' : 'jumpedAndTimers',
      values: {
        seconds: Math.round(aheadMs / 1_000),
        from: time(before.at),
        to: time(after.at),
      },
      evidence: [before, after, ...(refused ? [refused] : [])],
      strength,
    };
    if (!isOwn)
      return [
        jumped,
        { says: 'against', message: 'nobodyElse', evidence: [after], strength: 'hint' },
      ];
    return [
      jumped,
      {
        says: 'for',
        message: 'othersKept',
        values: { agents: new Set(kept.map((one) => one.agent)).size },
        evidence: kept.slice(0, 1),
        strength,
      },
    ];
  },
});

/** A server's clock that is set back leaves the PC's ahead of it. */
const isAsFar = ({ after, byMs }: ClockSetBack, step: ClockStep): boolean =>
  Math.abs(byMs - step.aheadMs) <= alikeMs &&
  after.at >= step.before.at &&
  after.at <= step.after.at;

/** Single sign-on: the desktop asks for the logout itself when its token runs out. */
const forcedItself = ({ confirmation, lastContact }: Disconnect): boolean =>
  !lastContact && confirmation.isForced && confirmation.asked?.fact.sso === true;
