import { ctiAnswered, ctiLost, type Line, onSecondServer, presence, stateEvent } from '../lines.ts';
import { agent, at, others } from './servers.ts';

const lost = [ctiLost(at(40)), presence(at(60), agent, 'unavailable')];
const states = (...seconds: number[]): Line[] =>
  seconds.flatMap((s, i) => [
    onSecondServer(stateEvent(at(s), agent, { state: 2 + (i % 2), code: 0 })),
    onSecondServer(presence(at(s), others[0] ?? '', 'available')),
  ]);

export const fires = [
  {
    name: 'both servers lost it',
    lines: [...lost, ...states(-60, 90), onSecondServer(ctiLost(at(41)))],
    says: ['bothServers', 'lost'],
  },
  {
    name: 'the other server went on',
    lines: [...lost, ...states(-60, 90)],
    says: ['lost', 'oneServer'],
  },
  {
    name: 'the other server was not collected for that time',
    lines: [...lost, ...states(-600, 900)],
    says: ['lost'],
  },
  {
    name: 'its answers had come late',
    lines: [...lost, ctiAnswered(at(20), 7_000)],
    says: ['lost', 'slow'],
  },
];

export const quiet = [
  {
    name: 'answers came late, and nothing was lost of it',
    lines: [ctiAnswered(at(20), 7_000), presence(at(60), agent, 'unavailable')],
  },
];
