import { defineRule } from './rule.ts';

/** What used the server up shows shortly before it stands still, if not while it does. */
const shortlyMs = 60_000;

/** Sweeps that are missing inside one file mean that the whole server process did not run. */
export const standstill = defineRule({
  meta: {
    id: 'standstill',
    cause: 'server-overload',
    title: 'The Notification Service stood still',
    description:
      'The reaper sweeps all sessions at a fixed period. Sweeps missing inside one file, with nothing else written while they were due, no stop or start record, and another second of the minute afterwards: the process did not run. What it closes as idle in the first sweep afterwards, and the desktops it throws out for repeating the request it never answered, are its own doing.',
    falsePositives:
      'A log from which lines were removed. Debug logging that was switched off and on again leaves records of other logs in the gap.',
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
      "The server's own counters over the gap (RTMT, jmx logs), its garbage collection log, and the virtual host's events (snapshot, vMotion).",
    reads: [],
    requires: ['sweeps'],
    before: 0,
    after: 0,
    conditions: {},
    messages: {
      gap: 'no sweep between {before} and {after} though one was due every {period} s, and nothing else was written from {from} to {to}',
      shifted: 'afterwards the sweeps kept another second of the minute, as after a standstill',
      memory: 'the server ran out of memory at {time}',
      threads: 'the server ran out of threads at {time}',
      kept: 'the sweeps kept their second of the minute, which a standstill rarely leaves',
    },
  },
  check: ({ disconnect: { gap, node }, time, timers }) => {
    if (!gap) return [];
    const values = {
      before: time(gap.before.at),
      after: time(gap.after.at),
      period: timers.sweepMs.value / 1_000,
      from: time(gap.quiet.from),
      to: time(gap.quiet.to),
    };
    const phase = { evidence: [gap.after] };
    const stood = {
      says: 'for',
      message: 'gap',
      values,
      evidence: [gap.before, gap.after],
    } as const;
    const usedUp = node.incidents.flatMap((incident) => {
      const { trouble, at, until } = incident;
      const isNear = at <= gap.after.end && until >= gap.quiet.from - shortlyMs;
      if (!isNear || (trouble !== 'memory' && trouble !== 'threads')) return [];
      return [
        {
          says: 'for' as const,
          message: trouble,
          values: { time: time(at) },
          evidence: [incident],
        },
      ];
    });
    if (gap.shifted === undefined) return [stood, ...usedUp];
    return [
      stood,
      gap.shifted
        ? { says: 'for', message: 'shifted', ...phase }
        : { says: 'against', message: 'kept', ...phase },
      ...usedUp,
    ];
  },
});
