import type { MeasureName } from './measures.ts';

/** Between what a measure may lie, in s, and which captures give that. */
export interface Bounds {
  readonly measure: MeasureName;
  readonly least: number;
  readonly most: number;
  readonly seen: string;
}

/** Stamps are whole seconds: where two of them make a measure it is a second wider than what happened. */
export const bounds: readonly Bounds[] = [
  {
    measure: 'cut to idle close',
    least: 63,
    most: 120,
    seen: '71.9 in v3.8.2-h-everyone-cut, 114.7 in browser-both-sleep-freeze (1001003); with the captures that are not here +63 … +120 (browser-behaviour.md section 4)',
  },
  {
    measure: 'last value before the idle close',
    least: 60,
    most: 90.1,
    seen: '61.8 in browser-both-sleep-freeze (1001002), 89.7 in v3.8.2-h-everyone-cut (1001007); it is over 60 and was not 30 s before',
  },
  {
    measure: 'growth from sweep to sweep, with nothing in between',
    least: 30,
    most: 30,
    seen: '30.0 in all captures',
  },
  {
    measure: 'between two rejections of one session',
    least: 0,
    most: 27,
    seen: '0 … 5 where jabberwerx backs off, 18 in browser-both-network (1001015): Strophe waits 27 s for its fourth time, and less where the hole ends within',
  },
  {
    measure: 'answer to next poll, in view',
    least: 0,
    most: 1,
    seen: '0.01 … 0.1 in all captures, by whole seconds',
  },
  {
    measure: 'answer to next poll, hidden for less than a minute',
    least: 0,
    most: 2,
    seen: '0.5 … 1.0 in browser-both-hidden-throttled, by whole seconds',
  },
  {
    measure: 'answer to next poll, hidden for longer',
    least: 0,
    most: 61,
    seen: '0 … 60 in browser-both-hidden-throttled, by whole seconds',
  },
  {
    measure: 'poll of a throttled tab off its minute',
    least: -1,
    most: 1,
    seen: '0 in browser-both-hidden-throttled, by whole seconds',
  },
  {
    measure: 'age of a held request that is repeated',
    least: 20,
    most: 30,
    seen: '20 … 21 in browser-both-network (1001007, 1001016), whose proxy left alone what it had begun to wait for before; the model cuts that at once',
  },
  {
    measure: 'healing of a black hole to what it cost',
    least: -1,
    most: 3,
    seen: '0 in browser-both-network, whose hole was a proxy that kept the bytes; what TCP sends again comes up to 3 s later',
  },
  {
    measure: 'sweep to sweep over a stall',
    least: 98,
    most: 101,
    seen: '100 in v3.8.2-i-server-stall',
  },
  {
    measure: 'phase of the sweeps after a stall',
    least: 8,
    most: 11,
    seen: '10 in v3.8.2-i-server-stall: they go on from the end of the stall',
  },
  {
    measure: 'hole in the client log over what made it',
    least: 0,
    most: 60,
    seen: '0.9 … 55.0 in browser-both-sleep-freeze: a page that is in order writes at least every 60 s',
  },
  {
    measure: 'F5 to new session',
    least: -1,
    most: 2,
    seen: '0.7 … 1.5 in browser-both-leave, by whole seconds',
  },
  {
    measure: 'connecting to connected',
    least: 0,
    most: 36,
    seen: '0.1 in browser-both-leave (1001007), 35.6 in browser-both-network (1001013), which was offline',
  },
];
