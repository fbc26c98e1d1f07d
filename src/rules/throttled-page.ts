import { fewNames } from '../model/few-names.ts';
import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Mark } from '../timeline/event.ts';
import type { MinuteGrid } from '../timeline/minute-grid.ts';
import type { MovedSecond } from '../timeline/moved-second.ts';
import { type Answer, defineRule, lacking, lostWith, unmet, type Window } from './rule.ts';

/** Two beats may be chance or two outages, three hardly are (browser-behaviour.md section 2). */
const fewestBeats = 3;
/** Every library whose timers run in time has asked again, or anew, long before (browser-behaviour.md section 1). */
const gaveUpMs = 2 * 60_000;
/** Whoever asks later may be a PC that slept on, or another day's page. */
const soonMs = 15 * 60_000;
/** SystemInfo that moves onto the minute's grid leaves one gap of up to two periods (browser-behaviour.md section 2). */
const oddGapMs = 120_000;

type Message =
  | 'byMinute'
  | 'silencesByMinute'
  | 'pollsUntil'
  | 'silencesUntil'
  | 'lateEvents'
  | 'resumed'
  | 'outlived'
  | 'askedOn'
  | 'movedWithPolls'
  | 'moved'
  | 'movedAlong'
  | 'askedOnce'
  | 'noneFailed'
  | 'pings'
  | 'companions';

/** A page whose timers fire once a minute polls once a minute: one failed poll more, and its session is idle for too long. */
export const throttledPage = defineRule({
  meta: {
    id: 'throttled-page',
    cause: 'browser-throttled',
    title: "The page's timers fired once a minute",
    description:
      "A browser fires the timers of a page that was hidden or covered for a minute only once a minute, on one second of it that all such pages of the PC share. The desktop then polls on that second, with up to a minute of silence before: near-misses that nothing else leaves. Throttling alone ended no session where it was measured; but the margin that is left is a few seconds, and a poll that fails is tried again only after minutes. So a loss that follows such polls at once is put down to them, as possible where nothing shows that the page ran on: a PC that fell asleep, a tab that was closed and a path that was cut end the same polls. It is likely where the page's own log goes on, answered, without noticing the loss, or where the agent's next session, or the page's SystemInfo in the access log, keeps to the same second. A desktop that asks for its gone session once and then not for minutes is a hint by itself: all that run in time ask again, or sign in anew, within seconds.",
    falsePositives:
      'A PC that sleeps or a background tab that is closed while the desktop is hidden; a path that fails once a minute, on the second.',
    remedy: [
      {
        owner: 'agent',
        text: 'Keep the desktop in a window of its own that is not minimized and not fully covered by another.',
      },
      {
        owner: 'administrator',
        text: "Take the desktop's address out of sleeping tabs and memory savers by policy, and look up what the browser's policies offer against the throttling of timers (Chrome, Edge: IntensiveWakeUpThrottlingEnabled).",
      },
    ],
    decide:
      "Ask the agent whether the desktop was hidden or covered, and what was done with it then. The agent's client log over the loss decides: requests that go on, answered, show a page that ran; a hole shows a PC or page that stood still, `unloading` a page that was left. So does the access log by the page's SystemInfo, every 60 s.",
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    conditions: {
      alone:
        'The desktop was lost for itself: not with others, not over a standstill, a stop or a refusal of the server, not by a sign-out.',
      byMinute:
        "The desktop's timers fired once a minute: its polls or its silences kept to one second of the minute, or its own log shows it, or it came back to its gone session once, and then not for minutes.",
      upToIt: 'They did so up to the last contact.',
      ran: 'No log shows that the page stood still over the loss, or was left.',
    },
    messages: {
      byMinute:
        'from {from} to {to} {beats} polls came on one second of the minute, :{second}, each after a silence (the longest {silent} s): those of a hidden or covered page, whose timers fire once a minute',
      silencesByMinute:
        'from {from} to {to} {beats} silences began on one second of the minute, :{second} (the longest {silent} s), and none grew on: those of a hidden or covered page, whose timers fire once a minute',
      pollsUntil:
        'the last {beats} polls, from {from} to {to}, came on one second of the minute, :{second}, each after a silence (the longest {silent} s): those of a hidden or covered page, whose timers fire once a minute; then none came',
      silencesUntil:
        'the last {beats} silences, from {from} on, began on one second of the minute, :{second}: those of a hidden or covered page, whose timers fire once a minute; the last one did not end',
      lateEvents:
        "by the page's own log events reached it in bunches on one second of the minute, :{second}, from {from} to {to}, up to {silent} s late: its timers fired once a minute",
      resumed:
        'back in a new session, its polls kept to second :{second} of the minute again, from {from} on: the page was hidden through the loss',
      askedOn:
        'by the access log the page went on asking for SystemInfo up to {to}, with its session gone: page and PC were alive, and only its polls had stopped',
      movedWithPolls:
        "by the access log the page's SystemInfo went over from second :{old} of the minute to :{second}, that of its polls, at {from}, and was asked for on it up to {to}, with its session gone: the page ran on, and its timers fired once a minute",
      moved:
        "by the access log the page's SystemInfo went over from second :{old} of the minute to :{second} at {from}, and was asked for on it up to {to}, with its session gone: so does that of a page whose timers fire once a minute; so does it, too, of a page that was opened anew, on a PC whose clock stood while it slept, or where the server's clock was set",
      movedAlong:
        "by the access log the page's SystemInfo went over from second :{old} of the minute to :{second}, that of its polls, at {from}, as that of a hidden or covered page does",
      askedOnce:
        'it asked for its gone session once, at {from}, and then not again until {to}: a desktop whose timers run asks again, or signs in anew, within seconds',
      noneFailed:
        'back in sight it asked for its gone session {times} times within seconds, from {from} on: none of its polls had failed before, and that of a hidden page must have failed to lose it',
      outlived:
        "the page's own requests were answered without a hole until {to}, though its session had ended, and its log tells of no loss before: page and path were alive, and the timers behind its polls did not fire",
      pings:
        "the page's pings failed as far apart as the timers of a hidden page fire, and its requests were answered",
      companions:
        '{agents} kept to the same second at that time, as hidden pages of one PC or terminal server do',
    },
  },
  check: (window) => {
    const { disconnect, desktop } = window;
    const { throttling, nearMiss } = disconnect;
    if (nearMiss) return throttling ? ofNearMiss(window) : notSeen(window);
    const together = lostWith(window);
    if (together) return unmet('alone', together);
    const log = desktop(disconnect);
    if (disconnect.transport === 'websocket' && log.state === 'throttled')
      return [{ says: 'for', message: 'pings', evidence: log.evidence, strength: 'hint' }];
    const once = askedOnce(window);
    if (!throttling && once.length === 0) return notSeen(window);
    const { grid, late, resumed, outlived, askedOn, moved, reaches } = throttling ?? {};
    if (!reaches && !late && !resumed && !outlived && !askedOn && !moved && once.length === 0)
      return unmet('upToIt', [grid?.last, disconnect.session?.lastRequests.at(-1)]);
    const stood = stoodStill(log, grid !== undefined || moved !== undefined);
    if (stood) return unmet('ran', stood);
    return [...ofLoss(window), ...once, ...noneFailed(window)];
  },
});

/** Neither the polls nor the page's log show it; they might where they are. */
function notSeen({ disconnect, covered }: Window) {
  const { session, transport, nearMiss } = disconnect;
  if (transport === 'websocket') return lacking('byMinute', 'client');
  if (!covered('requests') && !covered('sweeps')) return lacking('byMinute', 'requests');
  return unmet('byMinute', [nearMiss?.greatest ?? session?.lastRequests.at(-1)]);
}

/** A hole in the page's log: its timers did not fire at all. */
function stoodStill(
  { state, evidence }: DesktopLog,
  byMinute: boolean,
): readonly Mark[] | undefined {
  if (state !== 'stopped') return undefined;
  const [from, to] = evidence;
  const isOdd = byMinute && from && to && to.at - from.at <= oddGapMs;
  return isOdd ? undefined : evidence;
}

function ofNearMiss({ disconnect, time }: Window): readonly Answer<Message>[] {
  const { throttling, count } = disconnect;
  if (!throttling) return [];
  const { grid, late, moved, companions } = throttling;
  // Of silences of which most keep no second, those that do may be chance.
  const shows = (run: MinuteGrid): boolean => run.beats >= fewestBeats && run.beats * 2 >= count;
  return [
    ...(grid
      ? [told(grid.seen === 'sweeps' ? 'silencesByMinute' : 'byMinute', grid, time, shows(grid))]
      : []),
    ...(late ? [told('lateEvents', late, time, false)] : []),
    ...(moved ? [wentOver('movedAlong', moved, false, time)] : []),
    ...alike(companions, grid),
  ];
}

function ofLoss({ disconnect, time }: Window): readonly Answer<Message>[] {
  const { throttling } = disconnect;
  if (!throttling) return [];
  const { grid, reaches, late, resumed, outlived, askedOn, moved, companions } = throttling;
  const before = reaches ? grid : undefined;
  return [
    ...(before
      ? [told(before.seen === 'sweeps' ? 'silencesUntil' : 'pollsUntil', before, time, false)]
      : []),
    ...(late ? [told('lateEvents', late, time, false)] : []),
    ...(resumed ? [told('resumed', resumed, time, before !== undefined)] : []),
    ...(outlived
      ? [
          {
            says: 'for' as const,
            message: 'outlived' as const,
            values: { to: time(outlived.marks[1].at) },
            evidence: outlived.marks,
          },
        ]
      : []),
    ...(askedOn
      ? [
          {
            says: 'for' as const,
            message: 'askedOn' as const,
            values: { to: time(askedOn.marks[1].at) },
            evidence: askedOn.marks,
            // A path that lets pages through and no polls leaves the same.
            strength: 'hint' as const,
          },
        ]
      : []),
    ...(moved ? [wentThrough(moved, reaches, time)] : []),
    ...alike(companions, before),
  ];
}

/** On the second of the polls it shows that the page was hidden and ran through the loss, as a next session on it does. */
const wentThrough = (
  moved: MovedSecond,
  reaches: boolean,
  time: Window['time'],
): Answer<Message> =>
  moved.withPolls && reaches
    ? wentOver('movedWithPolls', moved, true, time)
    : wentOver('moved', moved, false, time);

const wentOver = (
  message: Message,
  { from, to, marks }: MovedSecond,
  shows: boolean,
  time: Window['time'],
): Answer<Message> => ({
  says: 'for',
  message,
  values: {
    old: twoDigits(from),
    second: twoDigits(to),
    from: time(marks[1].at),
    to: time(marks[2].at),
  },
  evidence: marks,
  strength: shows ? 'evidence' : 'hint',
});

const twoDigits = (second: number): string => String(second).padStart(2, '0');

/** The next try of a failed poll is minutes off where timers fire once a minute (browser-behaviour.md section 3). */
function askedOnce({ disconnect, time }: Window): readonly Answer<Message>[] {
  const { refusedPolls, throttling } = disconnect;
  if (!refusedPolls || refusedPolls.marks.length > 1 || refusedPolls.quietMs < gaveUpMs) return [];
  const { marks, next, quietMs } = refusedPolls;
  const [once] = marks;
  const to =
    next && quietMs <= soonMs ? next : (throttling?.outlived ?? throttling?.askedOn)?.marks[1];
  if (!once || !to || to.at - once.at < gaveUpMs) return [];
  return [
    {
      says: 'for',
      message: 'askedOnce',
      values: { from: time(once.at), to: time(to.at) },
      evidence: [once, to],
      strength: 'hint',
    },
  ];
}

function noneFailed({ disconnect: { refusedPolls }, time }: Window): readonly Answer<Message>[] {
  const [first] = refusedPolls?.marks ?? [];
  if (!first || refusedPolls?.afterFailure !== false) return [];
  return [
    {
      says: 'against',
      message: 'noneFailed',
      values: { times: refusedPolls.marks.length, from: time(first.at) },
      evidence: refusedPolls.marks,
      strength: 'hint',
    },
  ];
}

const told = (
  message: Message,
  run: MinuteGrid,
  time: Window['time'],
  shows: boolean,
): Answer<Message> => ({
  says: 'for',
  message,
  values: {
    from: time(run.from),
    to: time(run.to),
    beats: run.beats,
    second: twoDigits(run.second),
    silent: Math.round(run.silentMs / 1_000),
  },
  evidence: [...new Set([...run.first, run.last])],
  strength: shows ? 'evidence' : 'hint',
});

function alike(companions: readonly string[], grid: MinuteGrid | undefined): Answer<Message>[] {
  if (!grid || companions.length === 0) return [];
  return [
    {
      says: 'for',
      message: 'companions',
      values: { agents: fewNames(companions) },
      evidence: [grid.last],
      strength: 'hint',
    },
  ];
}
