import { debugTick, drift, type Line, onSecondServer, sweep } from '../lines.ts';
import { agent, at, others, stall, statesOnBoth, webExcept } from './servers.ts';

/** The clock is set ahead by 70 s at 10 s: the log goes on at 80 s, and the sweep comes when its period is over. */
const jump: Line[] = [
  ...stall(100),
  ...[3, 7, 10, 80, 84, 88, 92, 96].map((s) => debugTick(at(s))),
];

export const fires = [
  {
    name: 'the logs jump, and a standstill would leave the same',
    lines: stall(100),
    says: ['jumped'],
    confidence: 'possible' as const,
  },
  {
    name: 'all logs of the server jump',
    lines: [...stall(100), ...webExcept(25, 100)],
    says: ['jumped'],
    confidence: 'possible' as const,
  },
  {
    name: 'the sweep came when its period was over, not at once',
    lines: jump,
    says: ['jumped', 'onTime'],
    confidence: 'possible' as const,
  },
  {
    name: "it steps against a desktop's clock",
    lines: [...stall(100), drift(at(-10), agent, 400), drift(at(50), agent, 70_410)],
    says: ['driftStepped', 'jumped'],
    confidence: 'likely' as const,
  },
  {
    name: 'it steps over a silence that had begun before, and would have been over in time',
    lines: [
      ...stall(100).map((line) => {
        if (line.message === sweep(at(0), agent, 0).message && line.at === at(0))
          return sweep(at(0), agent, 5_000);
        return line.message === sweep(at(100), agent, 75_000).message
          ? sweep(at(100), agent, 105_000)
          : line;
      }),
      drift(at(-10), agent, 400),
      drift(at(50), agent, 70_410),
    ],
    says: ['driftStepped', 'jumped'],
    confidence: 'likely' as const,
  },
  {
    name: "it steps against another server's clock",
    lines: [...stall(100), ...statesOnBoth(70_000, onSecondServer)],
    says: ['jumped', 'levelLost'],
    confidence: 'likely' as const,
  },
];

export const quiet = [
  {
    name: 'webservices of the same server went on meanwhile',
    lines: [...stall(100), ...webExcept(1, 1)],
  },
  {
    name: 'the clock of a desktop is as far off as before',
    lines: [...stall(100), drift(at(-10), agent, 9_000), drift(at(110), agent, 9_100)],
  },
  {
    name: "another server's clock is level with it as before",
    lines: [...stall(100), ...statesOnBoth(0, onSecondServer)],
  },
  {
    name: 'the session would have been idle for too long without a jump',
    lines: stall(100).map((line) =>
      line.message === sweep(at(100), agent, 75_000).message
        ? sweep(at(100), agent, 130_001)
        : line,
    ),
  },
  {
    name: 'the sweeps went on',
    lines: [...stall(30), ...others.flatMap((id) => [sweep(at(60), id, 0), sweep(at(90), id, 0)])],
  },
];
