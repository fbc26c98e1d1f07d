import { finesseStart, onSecondServer, presence, serverStop, webTick } from '../lines.ts';
import { cut, healthy } from '../stories.ts';
import { agent, at, others, webExcept } from './servers.ts';

const from = at(0);
/** Heard last at 110.77 s, closed at 180 s. */
const left = [
  ...others.flatMap((id) => healthy(id, from, at(300))),
  ...cut(agent, { from, lastActive: at(110.77) }),
  presence(at(180.5), agent, 'unavailable'),
];
/** Finesse is gone from 100 s to 150 s. */
const restarted = [...webExcept(100, 150), finesseStart(at(150))];

export const fires = [
  {
    name: 'the desktop was on another server while Finesse was gone',
    lines: [...left, ...restarted, onSecondServer(presence(at(125), agent, 'available'))],
    says: ['gone', 'moved'],
    confidence: 'likely' as const,
  },
  {
    name: 'the desktop left while Finesse was gone, and nothing tells where it went',
    lines: [...left, ...restarted],
    says: ['gone'],
    confidence: 'possible' as const,
  },
  {
    name: 'webservices does not show how long Finesse was gone',
    lines: [...left, webTick(at(-300)), finesseStart(at(150)), webTick(at(600))],
    says: ['started'],
    confidence: 'possible' as const,
  },
];

export const quiet = [
  { name: 'Finesse was not started', lines: [...left, ...webExcept(1, 1)] },
  {
    name: 'the desktop was lost before Finesse went',
    lines: [...left, ...webExcept(150, 175), finesseStart(at(175))],
  },
  {
    name: 'Finesse had been back for minutes',
    lines: [...left, ...webExcept(-60, -10), finesseStart(at(-10))],
  },
  {
    name: 'the Notification Service stopped with it',
    lines: [...healthy(agent, from, at(120)), serverStop(at(125)), ...restarted],
  },
];
