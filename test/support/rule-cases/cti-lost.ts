import {
  ctiAnswered,
  ctiLost,
  idleClose,
  type Line,
  onSecondServer,
  presence,
  received,
  stateEvent,
  stateRequest,
} from '../lines.ts';
import { cut, healthy } from '../stories.ts';
import { agent, at, others } from './servers.ts';

const lost = [ctiLost(at(40)), presence(at(60), agent, 'unavailable')];
const states = (...seconds: number[]): Line[] =>
  seconds.flatMap((s, i) => [
    onSecondServer(stateEvent(at(s), agent, { state: 2 + (i % 2), code: 0 })),
    onSecondServer(presence(at(s), others[0] ?? '', 'available')),
  ]);
/** Heard last between 80.77 s and 110.77 s, closed at 180 s. */
const silent = cut(agent, { from: at(0), lastActive: at(110.77) });
const signedOut = (seconds: number): Line =>
  stateEvent(at(seconds), agent, { code: 32765, product: 'CCX' });
const terminated = (seconds: number): Line[] => [
  ...healthy(agent, at(-60), at(30)),
  ctiLost(at(40)),
  received(at(seconds), agent, 9, { type: 'terminate' }),
  presence(at(seconds + 0.5), agent, 'unavailable'),
];
const likely = 'likely' as const;
const possible = 'possible' as const;

export const fires = [
  {
    name: 'only a presence tells of the end: the desktop may have been gone for minutes',
    lines: [ctiLost(at(40)), presence(at(60), agent, 'unavailable')],
    says: ['lost'],
    confidence: possible,
  },
  {
    name: 'the CTI side signed the agent out at once',
    lines: [...healthy(agent, at(0), at(60)), ctiLost(at(60)), signedOut(64)],
    says: ['code', 'lost'],
    confidence: likely,
  },
  {
    name: 'the desktop said itself that it left, at once',
    lines: terminated(50),
    says: ['lost'],
    confidence: likely,
  },
  {
    name: 'the desktop said itself that it left, and took its time',
    lines: terminated(51),
    says: ['lost'],
    confidence: possible,
  },
  {
    name: 'the desktop was heard of since',
    lines: [...silent, ctiLost(at(79))],
    says: ['lost'],
    confidence: likely,
  },
  {
    name: 'the desktop may have been heard of since',
    lines: [...silent, ctiLost(at(100))],
    says: ['lost'],
    confidence: possible,
  },
  {
    name: 'all of them went, as their presences tell',
    lines: [
      ...others.map((id) => presence(at(-60), id, 'available')),
      ctiLost(at(40)),
      ...others.map((id, i) => presence(at(60 + i), id, 'unavailable')),
    ],
    says: ['lost'],
    confidence: likely,
  },
  {
    name: 'the CTI side signed an agent out whose desktop had been silent, as sweeps tell',
    lines: [...silent, ctiLost(at(150)), signedOut(154)],
    says: ['silent'],
    confidence: possible,
  },
  {
    name: 'the CTI side signed an agent out whose desktop had been silent, as its close tells',
    lines: [ctiLost(at(120)), signedOut(124), idleClose(at(180), agent)],
    says: ['silent'],
    confidence: possible,
  },
  {
    name: 'the CTI side signed an agent out whose desktop may have been heard of since',
    lines: [ctiLost(at(120)), signedOut(124), idleClose(at(181), agent)],
    says: ['code', 'lost'],
    confidence: likely,
  },
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
    name: 'Finesse asked for the logout of a desktop that had been silent',
    lines: [...silent, ctiLost(at(150)), stateRequest(at(153.9), agent), signedOut(154)],
  },
  {
    name: 'a silent desktop is signed out with a code of the agent',
    lines: [...silent, ctiLost(at(150)), stateEvent(at(154), agent, { code: 1, product: 'CCX' })],
  },
  {
    name: 'a silent desktop is signed out before the connection goes',
    lines: [...silent, signedOut(151), ctiLost(at(152))],
  },
  {
    name: 'answers came late, and nothing was lost of it',
    lines: [ctiAnswered(at(20), 7_000), presence(at(60), agent, 'unavailable')],
  },
];
