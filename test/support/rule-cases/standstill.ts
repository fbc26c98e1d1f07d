import { drift, onSecondServer, sweep } from '../lines.ts';
import { cut, healthy } from '../stories.ts';
import { agent, at, lateBefore, others, stall, statesOnBoth, webExcept } from './servers.ts';

export const fires = [
  {
    name: 'webservices went on meanwhile',
    lines: [...stall(100), ...webExcept(1, 1)],
    says: ['gap', 'shifted', 'wentOn'],
    confidence: 'likely' as const,
  },
  {
    name: 'webservices was silent as well: a clock that was set would leave the same',
    lines: [...stall(100), ...webExcept(25, 100)],
    says: ['gap', 'shifted'],
    confidence: 'possible' as const,
  },
  {
    name: 'webservices was silent for a part of it, shorter than a clock would have been set by',
    lines: [...stall(100), ...webExcept(0, 60)],
    says: ['gap', 'shifted', 'wentOn'],
    confidence: 'likely' as const,
  },
  {
    name: "a desktop's clock is as far off afterwards",
    lines: [...stall(100), drift(at(-10), agent, 400), drift(at(110), agent, 410)],
    says: ['driftKept', 'gap', 'shifted'],
    confidence: 'likely' as const,
  },
  {
    name: "another server's clock is level with it afterwards",
    lines: [...stall(100), ...statesOnBoth(0, onSecondServer)],
    says: ['gap', 'levelAfter', 'shifted'],
    confidence: 'likely' as const,
  },
  {
    name: 'sweeps came late before it',
    lines: [...stall(100), ...lateBefore(-300)],
    says: ['gap', 'shifted', 'slow'],
    confidence: 'possible' as const,
  },
  {
    name: 'sweeps came late long before it',
    lines: [
      ...stall(100),
      ...lateBefore(-330),
      ...[agent, ...others].map((id) => sweep(at(-330), id, 0)),
    ],
    says: ['gap', 'shifted'],
    confidence: 'possible' as const,
  },
];

export const quiet = [
  {
    name: 'one was lost while sweeps came late, and none is missing',
    lines: [
      ...lateBefore(0),
      ...others.flatMap((id) => healthy(id, at(0), at(300))),
      ...cut(agent, { from: at(0), lastActive: at(40) }),
    ],
  },
  {
    name: "the server's clock steps against a desktop's",
    lines: [...stall(100), drift(at(-10), agent, 400), drift(at(50), agent, 70_410)],
  },
];
