import { idleClose, type Line, presence, stateEvent, sweep, time, webTick } from '../lines.ts';
import { healthy } from '../stories.ts';

const from = time('10:00:00');
export const at = (seconds: number): number => from + Math.round(seconds * 1_000);
export const agent = '1001003';
export const others = ['1001011', '1001012', '1001013', '1001014', '1001015', '1001016'];

/** No sweep from the hour to the one that closes the agent's session; all else is well before and after. */
export const stall = (seconds: number): Line[] => [
  ...others.flatMap((id) => healthy(id, at(-300), from)),
  ...others.flatMap((id) => healthy(id, at(seconds), at(seconds + 300))),
  ...healthy(agent, at(-300), from),
  sweep(at(seconds), agent, 75_000),
  idleClose(at(seconds), agent),
];

/** Four sweeps of all, each 2 s late, the last of them 30 s and the same before `seconds`. */
export const lateBefore = (seconds: number): Line[] =>
  [-128, -96, -64, -32].flatMap((s) =>
    [agent, ...others].map((id) => sweep(at(seconds + s), id, 0)),
  );

/** Records of webservices every 5 s but for a time. */
export const webExcept = (since: number, until: number): Line[] =>
  Array.from({ length: 140 }, (_, i) => i * 5 - 300)
    .filter((s) => s <= since || s >= until)
    .map((s) => webTick(at(s)));

/** The same states on another server, whose clock ran on: what this one's shows `aheadMs` later. */
export const statesOnBoth = (aheadMs: number, second: (line: Line) => Line): Line[] =>
  others.flatMap((id, i) => {
    const before = at(-100 + i * 7.3);
    const after = at(130 + i * 7.3);
    const ready = { state: 3, code: 0 };
    const away = { state: 2, code: 7 };
    return [
      stateEvent(before, id, ready),
      second(stateEvent(before, id, ready)),
      presence(before, id, 'available'),
      second(presence(before, id, 'available')),
      stateEvent(after, id, away),
      second(stateEvent(after - aheadMs, id, away)),
    ];
  });
