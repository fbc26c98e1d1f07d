import {
  type Line,
  notAccepted,
  poolSaturated,
  published,
  stateEvent,
  statistics,
  warn,
  webTick,
} from '../lines.ts';
import { cut, healthy } from '../stories.ts';
import { agent, at, lateBefore, others } from './servers.ts';

const from = at(0);
/** All desktops are heard last at 110.77 s. */
const allCut = [agent, ...others].flatMap((id) => cut(id, { from, lastActive: at(110.77) }));
const oneCut = [
  ...others.flatMap((id) => healthy(id, from, at(300))),
  ...cut(agent, { from, lastActive: at(110.77) }),
];

const exception = 'java.lang.OutOfMemoryError: Java heap space';
const outOfMemory = (...seconds: number[]): Line[] =>
  seconds.map((s) => warn(at(s), `a message\n${exception}`));
const outOfThreads = [112, 118].map((s) =>
  warn(at(s), 'a message\njava.lang.OutOfMemoryError: unable to create new native thread'),
);
const uncaught = `Exception in thread "TaskEngine-pool-7" ${exception}`;
const received = (clock: string): string => `Mon Nov 23 ${clock} UTC 2026: HTTP RECV(3a): <body/>`;
/** Standard output: lines of this folder are written as they are, without a head. */
const printed = (seconds: number, message: string): Line => ({
  at: at(seconds),
  log: 'access/openfire/nohup.out',
  message,
});
/** A thread died of it at some time after the start: nothing more is on standard output. */
const someTime = printed(-300, `Openfire 3.8.2 [Nov 23, 2026, 9:55:00 AM]\n${uncaught}`);

export const fires = [
  {
    name: 'memory ran out, and all were lost',
    lines: [...allCut, ...outOfMemory(112, 118)],
    says: ['many', 'memory'],
  },
  {
    name: 'one record alone tells of it',
    lines: [...allCut, ...outOfMemory(112)],
    says: ['many', 'memory'],
  },
  {
    name: 'it begins a wait after all were heard last',
    lines: [...allCut, ...outOfMemory(140, 145)],
    says: ['many', 'memory'],
  },
  {
    name: 'exceptions on standard output, between two records that have a time',
    lines: [
      ...allCut,
      printed(112, `${received('10:01:52')}\n${uncaught}\n${uncaught}`),
      printed(114, received('10:01:54')),
    ],
    says: ['many', 'memory'],
  },
  {
    name: 'an exception on standard output, with nothing to tell when',
    lines: [...allCut, someTime],
    says: ['many', 'sometime'],
  },
  {
    name: 'threads ran out, and much came late',
    lines: [
      ...allCut,
      ...outOfThreads,
      ...others.map((id) => statistics(at(113), id, at(113), { queued: 40 })),
      webTick(at(-300)),
      stateEvent(at(112), agent, { state: 3, code: 0 }),
      published(at(124), agent),
    ],
    says: ['late', 'many', 'queued', 'threads'],
  },
  {
    name: 'no connection was accepted, in thousands of records',
    lines: [...allCut, ...Array.from({ length: 1_200 }, (_, i) => notAccepted(at(112 + i * 0.05)))],
    says: ['flood', 'many', 'openFiles'],
  },
  {
    name: 'memory ran out, and sweeps came late before',
    lines: [...lateBefore(0), ...allCut, ...outOfMemory(112, 118)],
    says: ['many', 'memory', 'slow'],
  },
];

export const quiet = [
  { name: 'all were lost after sweeps came late', lines: [...lateBefore(0), ...allCut] },
  { name: 'one of many was lost meanwhile', lines: [...oneCut, ...outOfMemory(112, 118)] },
  { name: 'all were lost long after it', lines: [...allCut, ...outOfMemory(-200, -190)] },
  {
    name: 'all had been silent for more than a wait when it began',
    lines: [...allCut, ...outOfMemory(143, 148)],
  },
  {
    name: 'a thread pool of Finesse was full, and queues with it',
    lines: [...allCut, poolSaturated(at(112)), poolSaturated(at(118))],
  },
  {
    name: 'one was lost at some time after an exception without a time',
    lines: [...oneCut, someTime],
  },
];

/** What the server ran out of is not the path's. */
export const quietPath = {
  name: 'the server ran out of memory as they were cut',
  lines: [...allCut, ...outOfMemory(112, 118)],
};
