import { howSlow } from '../model/how-slow.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { type Answer, defineRule, unmet, type Window } from './rule.ts';

/** What used the server up shows shortly before it stands still, if not while it does. */
const shortlyMs = 60_000;
const slowlyMs = 5 * 60_000;

/** Sweeps that are missing inside one file mean that the whole server process did not run, or that its clock was set. */
export const standstill = defineRule({
  meta: {
    id: 'standstill',
    cause: 'server-overload',
    title: 'The Notification Service stood still',
    description:
      "The reaper sweeps all sessions at a fixed period. Sweeps missing inside one file, with nothing else written while they were due, no stop or start record, and another second of the minute afterwards: the process did not run, or the server's clock was set ahead. It is likely only where something tells that the time passed: other logs of the server that went on, desktops or another server whose clocks differ from it as before, or a want of memory or threads. What it closes as idle in the first sweep afterwards, and the desktops it throws out for repeating the request it never answered, are its own doing.",
    falsePositives:
      "A log from which lines were removed. Debug logging that was switched off and on again leaves records of other logs in the gap. A virtual machine that was suspended and a clock that was set look the same in the server's own logs.",
    remedy: [
      {
        owner: 'administrator',
        text: 'Look at CPU, memory and disk of the server at that time (RTMT, the jmx folder of the logs), and for snapshots or backups of the virtual machine.',
      },
      {
        owner: 'tac',
        text: "Attach the Notification Service's debug.log over the gap, its garbage collection log and the host's performance data.",
      },
    ],
    decide:
      "The server's own counters over the gap (RTMT, jmx logs), its garbage collection log, and the virtual host's events (snapshot, vMotion); utils ntp status and syslog/sd_ntp.log tell of a clock that was set instead.",
    reads: [],
    requires: ['sweeps'],
    before: 0,
    after: 0,
    conditions: {
      missing: 'Sweeps that were due are missing, and nothing else was written meanwhile.',
      inTouch: 'The desktop had been in touch until then, and its session ended with it.',
      notSet: "Nothing shows that the server's clock was set instead.",
    },
    messages: {
      gap: 'no sweep between {before} and {after} though one was due every {period} s, and nothing else was written from {from} to {to}',
      shifted: 'afterwards the sweeps kept another second of the minute, as after a standstill',
      wentOn:
        'other logs of this server went on meanwhile: its clock ran, and the Notification Service alone stood still',
      driftKept:
        "the server's clock is as far ahead of a desktop's after it as before: the time did pass",
      levelAfter: 'another server shows the same times after it as before: the time did pass',
      memory: 'the server ran out of memory at {time}',
      threads: 'the server ran out of threads at {time}',
      slow: '{count} sweeps shortly before it {slow}, as when the server is short of CPU or collects garbage',
      kept: 'the sweeps kept their second of the minute, which a standstill rarely leaves',
    },
  },
  check: ({ disconnect, time, timers }) => {
    const { gap } = disconnect;
    if (!gap) return withoutGap(disconnect);
    const { passage, quiet, before, after } = gap;
    if (passage && !passage.passed) return unmet('notSet', [before, after, ...passage.evidence]);
    const usedUp = wants(disconnect, time);
    // A clock that was set ahead leaves the same records: only what tells the two apart is more than a hint.
    const strength = passage || usedUp.length > 0 ? 'evidence' : 'hint';
    const values = {
      before: time(before.at),
      after: time(after.at),
      period: timers.sweepMs.value / 1_000,
      from: time(quiet.from),
      to: time(quiet.to),
    };
    return [
      { says: 'for', message: 'gap', values, evidence: [before, after], strength },
      ...phase(disconnect, strength),
      ...(passage
        ? [{ says: 'for' as const, message: passed[passage.by], evidence: passage.evidence }]
        : []),
      ...usedUp,
      ...slowBefore(disconnect),
    ];
  },
});

type Message =
  | 'gap'
  | 'shifted'
  | 'wentOn'
  | 'driftKept'
  | 'levelAfter'
  | 'memory'
  | 'threads'
  | 'slow'
  | 'kept';

const passed = {
  'other-logs': 'wentOn',
  desktops: 'driftKept',
  'other-server': 'levelAfter',
} as const;

/** A server that has trouble to keep up may stand still next: by itself it loses nobody. */
function slowBefore({ gap, node }: Disconnect): Answer<Message>[] {
  const slow = node.slowSweeps.findLast(
    ({ first, last }) => gap && first.at <= gap.before.at && last.at >= gap.before.at - slowlyMs,
  );
  if (!slow) return [];
  const values = { count: slow.count, slow: howSlow(slow) };
  const evidence = [slow.first, slow.last];
  return [{ says: 'for', message: 'slow', values, evidence, strength: 'hint' }];
}

/** A gap of the server that did not take this one along is none of its own. */
function withoutGap({ node, at }: Disconnect) {
  const near = node.gaps.find(
    ({ before, after }) => at.at >= before.at && at.at <= after.end + shortlyMs,
  );
  return near ? unmet('inTouch', [near.before, near.after]) : unmet('missing');
}

function phase({ gap }: Disconnect, strength: Answer['strength'] & string): Answer<Message>[] {
  if (gap?.shifted === undefined) return [];
  const evidence = [gap.after];
  return gap.shifted
    ? [{ says: 'for', message: 'shifted', evidence, strength }]
    : [{ says: 'against', message: 'kept', evidence }];
}

function wants({ gap, node }: Disconnect, time: Window['time']): Answer<Message>[] {
  return node.incidents.flatMap((incident) => {
    const { trouble, at, until } = incident;
    const isNear = gap && at <= gap.after.end && until >= gap.quiet.from - shortlyMs;
    if (!isNear || (trouble !== 'memory' && trouble !== 'threads')) return [];
    return [
      { says: 'for', message: trouble, values: { time: time(at) }, evidence: [incident] } as const,
    ];
  });
}
