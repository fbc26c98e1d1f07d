import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/timeline/event.ts';
import type { Session } from '../../src/timeline/session.ts';
import { waitByEvents } from '../../src/timeline/wait-by-events.ts';
import { sessionAt, stamp } from './marks.ts';

/** Of one desktop each: its last event, and how long behind it the last activity lies that a sweep tells of. */
type Silences = readonly (readonly [event: number, behind: number])[];

const id = (i: number): string => String(1001001 + i);

function sessionOf(i: number, since: number): Session {
  const sweep = stamp(since + 20, 1_000);
  const run = { before: 0, isPartial: false };
  return {
    ...sessionAt(0),
    key: id(i),
    agent: id(i),
    silence: { sweeps: [{ ...sweep, lastActiveMs: 20_000, run }] },
  };
}

const publication = (i: number, second: number): Event => ({
  ...stamp(second, 1),
  node: 'a',
  fact: { kind: 'publication', pubsubNode: `/finesse/api/User/${id(i)}/Dialogs` },
});

const stateEvent = (i: number, second: number): Event => ({
  ...stamp(second, 1),
  node: 'a',
  agent: id(i),
  fact: { kind: 'state-event', agent: id(i), state: 3 },
});

function waitOf(
  silences: Silences,
  event = publication,
  change = (one: Session): Session => one,
  stated = 30,
) {
  const sessions = silences.map(([at, behind], i) => change(sessionOf(i, at + behind)));
  const events = silences.flatMap(([at, behind], i) => [event(i, at), event(i, at + behind + 40)]);
  const found = waitByEvents(
    [{ events: events.sort((a, b) => a.at - b.at), sessions }],
    stated * 1_000,
  );
  return found && found.ms / 1_000;
}

describe('the wait that silences show behind the last event', () => {
  it.each<[string, Silences, number | undefined]>([
    ['nothing', [], undefined],
    [
      'two of one length',
      [
        [100, 45.05],
        [300, 45.03],
      ],
      undefined,
    ],
    [
      'three of one length',
      [
        [100, 45.05],
        [300, 45.03],
        [517.5, 45.2],
      ],
      45,
    ],
    [
      'one wait and several',
      [
        [100, 45.05],
        [300, 90.1],
        [517.5, 135.3],
      ],
      45,
    ],
    [
      'what whole seconds hide',
      [
        [100, 44.4],
        [300, 89.5],
        [517.5, 44.3],
      ],
      45,
    ],
    [
      'several waits alone: the longest that they leave open',
      [
        [100, 80.1],
        [300, 80.2],
        [500, 80.1],
      ],
      80,
    ],
    [
      'whole multiples of the stated wait: it stands',
      [
        [100, 90.1],
        [300, 90.2],
        [500, 90.1],
      ],
      undefined,
    ],
    [
      'any length: events that are not on record',
      [
        [100, 47],
        [300, 71],
        [517, 102],
        [700, 58],
      ],
      undefined,
    ],
    [
      'one other of five',
      [
        [100, 45.05],
        [300, 45.03],
        [517, 45.2],
        [700, 58],
        [900, 45.1],
      ],
      45,
    ],
    [
      'one other of four',
      [
        [100, 45.05],
        [300, 45.03],
        [517, 45.2],
        [700, 58],
      ],
      undefined,
    ],
    [
      'half of them the stated wait',
      [
        [100, 30.05],
        [300, 30.03],
        [517, 45.2],
        [700, 45.1],
      ],
      undefined,
    ],
    [
      'a majority of others',
      [
        [100, 45.1],
        [300, 45.1],
        [500, 45.1],
        [700, 52],
        [900, 58],
        [1_100, 63],
        [1_300, 71],
      ],
      undefined,
    ],
    [
      'an event that was the last activity itself',
      [
        [100, 0],
        [300, 0.2],
        [500, 1.1],
        [700, 0],
      ],
      undefined,
    ],
    [
      'such ones beside others',
      [
        [100, 0],
        [300, 45.1],
        [500, 45.1],
        [700, 45.1],
        [900, 0.3],
      ],
      45,
    ],
    [
      'shorter than any wait',
      [
        [100, 15.1],
        [300, 15.1],
        [500, 15.1],
      ],
      undefined,
    ],
    [
      'more waits than leave a trace',
      [
        [100, 30.1],
        [300, 210.1],
        [600, 210.1],
      ],
      undefined,
    ],
  ])('%s', (_, silences, wait) => {
    expect(waitOf(silences)).toBe(wait);
  });

  const three: Silences = [
    [100, 45.05],
    [300, 45.03],
    [517.5, 45.2],
  ];

  it('takes changes of state where no publication is on record', () => {
    expect(waitOf(three, stateEvent)).toBe(45);
  });

  it('takes them for nothing where one is: CTI repeats them', () => {
    const both = (i: number, second: number): Event =>
      i === 0 ? publication(i, second) : stateEvent(i, second);
    expect(waitOf(three, both)).toBeUndefined();
  });

  it('leaves it to holds where requests are on record', () => {
    const lastRequests = [stamp(10, 1_000)];
    expect(waitOf(three, publication, (one) => ({ ...one, lastRequests }))).toBeUndefined();
  });

  it('is none of a WebSocket', () => {
    expect(
      waitOf(three, publication, (one) => ({ ...one, transport: 'websocket' })),
    ).toBeUndefined();
  });
});
