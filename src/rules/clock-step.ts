import type { Disconnect } from '../timeline/disconnect.ts';
import { defineRule, unmet } from './rule.ts';

/** A clock that is set ahead makes sessions look idle that are not. */
export const clockStep = defineRule({
  meta: {
    id: 'clock-step',
    cause: 'server-clock',
    title: "The server's clock was set ahead",
    description:
      "The logs of the server jump ahead by as much as the sweep is late, and the sweep closes sessions that were idle for no longer than is allowed, but for the jump: the server's clock was set. A Notification Service, or a whole machine, that stood still leaves the same hole: only desktops whose clocks are set off against the server's by that much at that moment, or another server's, tell the two apart, as do logs of the same server that went on meanwhile, which exclude it. Clocks that differ by a constant time harm nobody.",
    falsePositives:
      'A service that stood still; a virtual machine that was suspended and whose clock was put right as it went on.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Check the clock of the server: utils ntp status, the time servers it uses, and the time synchronization of its virtual host, which must be off.',
      },
    ],
    decide:
      "utils ntp status and syslog/sd_ntp.log of the server at that time, and the virtual host's events (snapshot, suspend, vMotion); the drift lines of client logs from before and after step only with the clock.",
    reads: [],
    requires: ['sweeps'],
    before: 0,
    after: 0,
    conditions: {
      jump: "The server's logs jump ahead, and a sweep came late by as much.",
      notPassed: 'Nothing shows that the time passed.',
      notIdle: 'Without the jump the session would not have been idle for too long.',
    },
    messages: {
      jumped:
        'the logs of this server jump from {from} to {to}, and the sweep of {after} is {seconds} s late: a clock that was set ahead by as much leaves the same',
      onTime:
        'records went on {seconds} s before that sweep: a service that stood still sweeps at once, one whose clock was set when its period is over',
      driftStepped:
        "the server's clock is ahead of desktops' by as much more after it than before: it was set",
      levelLost: 'the clock of another server, level with it before, is as much behind after it',
    },
  },
  check: ({ disconnect, time, timers }) => {
    const { silence } = disconnect;
    const gap = disconnect.gap ?? stepThatClosed(disconnect, timers.idleMs.value);
    if (!gap) return unmet('jump');
    const { passage, quiet, lateMs, after } = gap;
    if (passage?.passed) return unmet('notPassed', [gap.before, after, ...passage.evidence]);
    const last = silence?.sweeps.at(-1);
    if (last && last.lastActiveMs - lateMs > timers.idleMs.value) return unmet('notIdle', [last]);
    return [
      {
        says: 'for',
        message: 'jumped',
        values: {
          from: time(quiet.from),
          to: time(quiet.to),
          after: time(after.at),
          seconds: Math.round(lateMs / 1_000),
        },
        evidence: [gap.before, after],
        strength: passage ? 'evidence' : 'hint',
      },
      ...(gap.resumed
        ? [
            {
              says: 'for' as const,
              message: 'onTime' as const,
              values: { seconds: Math.round((after.at - quiet.to) / 1_000) },
              evidence: [after],
              strength: 'hint' as const,
            },
          ]
        : []),
      ...(passage
        ? [
            {
              says: 'for' as const,
              message:
                passage.by === 'desktops' ? ('driftStepped' as const) : ('levelLost' as const),
              evidence: passage.evidence,
            },
          ]
        : []),
    ];
  },
});

/** A silence that had begun before it is the desktop's own; that it was closed for it is the clock's, where that is shown to have been set. */
const stepThatClosed = ({ node, at, ends, silence }: Disconnect, idleMs: number) => {
  const last = silence?.sweeps.at(-1);
  if (ends[0]?.step !== 'idle-close' || !last) return undefined;
  return node.gaps.find(
    ({ passage, quiet, after, lateMs }) =>
      passage?.passed === false &&
      at.at >= quiet.from &&
      at.at <= after.end &&
      last.at >= quiet.from &&
      last.lastActiveMs - lateMs <= idleMs,
  );
};
