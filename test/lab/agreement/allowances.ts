import type { openfireKinds } from './records.ts';

/** A kind of record that only one of the two has, and why that is right. */
export interface OneSided {
  readonly capture: string;
  readonly kind: (typeof openfireKinds)[number];
  readonly only: 'real' | 'model';
  readonly why: string;
}

export const oneSided: readonly OneSided[] = [
  {
    capture: 'v3.8.2-h-everyone-cut',
    kind: 'invalid-session',
    only: 'model',
    why: 'a raw client signs in anew at once; jabberwerx asks for its old session first, as in browser-both-network',
  },
  {
    capture: 'v3.8.2-i-server-stall',
    kind: 'undeliverable',
    only: 'model',
    why: 'nothing was published for the one that was closed; in the model its own state is',
  },
  {
    capture: 'v4.2.4-f-conflict',
    kind: 'invalid-session',
    only: 'real',
    why: 'a raw client does not read the conflict and polls on; both libraries stop at it',
  },
  {
    capture: 'v4.2.4-g-rid-trouble',
    kind: 'overactivity',
    only: 'real',
    why: 'a raw client polls twice on purpose; a library does so only in the burst of a sign-in',
  },
  {
    capture: 'v4.2.4-g-rid-trouble',
    kind: 'rid-too-high',
    only: 'real',
    why: 'a raw client leaves rids out on purpose; a library never does',
  },
];

/** What the model may tell of agents instead of what the capture tells, and why. */
export interface OtherOrder {
  /** When polls, events and sweeps fall decides between the two: not every seed tells it. */
  readonly chance?: true;
  readonly capture: string;
  readonly agents: readonly string[];
  readonly order: RegExp;
  readonly why: string;
}

export const otherOrders: readonly OtherOrder[] = [
  {
    chance: true,
    capture: 'browser-both-hidden-throttled',
    agents: ['1001006'],
    order: /^sawtooth(?:, idle-close, invalid-session ×3, new-session)?$/,
    why: 'its poll failed after the first minute on the grid; in a later one it has swung before, as 1001002 does, and a fault between two polls harms nobody',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001001'],
    order: /^growing, new-session$/,
    why: 'the poll was over soon after the browser went offline, and jabberwerx gave up after 7 s, as 1001002 did',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001003', '1001013'],
    order: /^growing, new-session$/,
    why: 'the last poll was held far into the outage: no sweep finds 60 s, as of 1001012 in browser-both-sleep-freeze',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001004'],
    order: /^$/,
    why: 'the last poll was sent so late that the page does not give it up before the hole heals',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001005'],
    order: /^(?:growing, )?rid-unavailable, (?:invalid-session ×[12], )?new-session$/,
    why: 'no sweep fell between, or the page had given its poll up more than once before the hole healed, as 1001006 did',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001006', '1001015'],
    order: /^growing, rid-unavailable, invalid-session ×[12], new-session$/,
    why: 'the last poll was held far into the outage: no sweep finds 60 s, as of 1001012 in browser-both-sleep-freeze',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001011'],
    order: /^growing, held$/,
    why: 'the poll was over while the browser was offline, as that of 1001002',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001015'],
    order: /^growing, idle-close, invalid-session ×2, new-session$/,
    why: 'the hole healed before Strophe’s last attempt but one',
  },
  {
    chance: true,
    capture: 'browser-both-network',
    agents: ['1001014'],
    order: /^(?:(?:growing, )?rid-unavailable, (?:invalid-session ×1, )?new-session)?$/,
    why: 'the answer that was lost was empty and is not kept, as that of 1001005; here it had an event',
  },
  {
    chance: true,
    capture: 'browser-both-sleep-freeze',
    agents: ['1001001'],
    order: /^$/,
    why: 'the poll was held until the sleep was nearly over',
  },
  {
    chance: true,
    capture: 'browser-both-sleep-freeze',
    agents: ['1001002'],
    order: /^growing, rid-unavailable, new-session$/,
    why: 'the last poll was held far into the sleep: no sweep finds 60 s, as of 1001012',
  },
  {
    chance: true,
    capture: 'browser-both-sleep-freeze',
    agents: ['1001011'],
    order: /^growing, held$/,
    why: 'the answer that was lost had an event and is kept, as that of 1001014 in browser-both-network',
  },
  {
    chance: true,
    capture: 'browser-both-sleep-freeze',
    agents: ['1001012'],
    order: /^growing, idle-close, invalid-session ×1, new-session$/,
    why: 'the last poll was over earlier, as that of 1001015',
  },
  {
    chance: true,
    capture: 'browser-both-sleep-freeze',
    agents: ['1001005', '1001015'],
    order: /^sawtooth$/,
    why: 'the last poll was held far into the outage: no sweep finds 60 s, as of 1001012; a frozen page goes on with the next rid',
  },
  {
    capture: 'v3.8.2-e-late-resume-jettydebug',
    agents: ['1001001'],
    order: /^growing, idle-close, invalid-session ×4, new-session$/,
    why: 'a raw client asks once; jabberwerx asks four times, the first of them at once',
  },
  {
    capture: 'v3.8.2-e-late-resume-jettydebug',
    agents: ['1001002', '1001003'],
    order: /^growing, idle-close, invalid-session ×3, new-session$/,
    why: 'a raw client asks once; jabberwerx had given its poll up and asks three times, as 1001002 in browser-both-sleep-freeze',
  },
  {
    capture: 'v3.8.2-h-everyone-cut',
    agents: Array.from({ length: 8 }, (_, i) => String(1001001 + i)),
    order: /^growing, idle-close, (?:new-session, )?invalid-session ×[1-3](?:, new-session)?$/,
    why: 'a raw client signs in anew at once; jabberwerx asks for its old session first, as in browser-both-network',
  },
  {
    capture: 'v3.8.2-i-server-stall',
    agents: ['1001001', '1001002', '1001003'],
    order: /^(?:growing, idle-close, ended, invalid-session ×4, new-session)?$/,
    why: 'whose overdue request the sweep after the stall catches is chance; jabberwerx asks four times',
  },
  {
    capture: 'v3.8.2-i-server-stall',
    agents: ['1001004', '1001005', '1001006'],
    order:
      /^(?:rid-unavailable, bosh-error|growing, idle-close, ended), invalid-session ×[23], new-session$/,
    why: 'whose overdue request the sweep after the stall catches is chance; jabberwerx sends its request again before it signs in',
  },
  {
    chance: true,
    capture: 'v3.8.2-i-server-stall',
    agents: ['1001004', '1001005', '1001006'],
    order: /^$/,
    why: 'the answer that nobody waited for had an event and is kept, as that of 1001014 in browser-both-network',
  },
  {
    capture: 'v4.2.4-f-conflict',
    agents: ['1001001', '1001002'],
    order: /^conflict, route-removed(?:, conflict, route-removed|, invalid-session ×4)*$/,
    why: 'a raw client does not read the conflict and polls on; both libraries stop at it, unless it came between two polls',
  },
  {
    chance: true,
    capture: 'v4.2.4-g-rid-trouble',
    agents: ['1001002'],
    order:
      /^(?:growing, )?rid-unavailable, bosh-error, session-error, route-removed(?:, invalid-session ×2)?$/,
    why: 'a raw client repeats its rid at once; jabberwerx when it has given its poll up, and the rejection is lost as the answer was',
  },
  {
    capture: 'v4.2.4-g-rid-trouble',
    agents: ['1001001', '1001004', '1001005', '1001006'],
    order: /^$/,
    why: 'a raw client breaks the protocol on purpose; a library never does',
  },
];
