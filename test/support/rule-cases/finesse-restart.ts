import {
  finesseStart,
  inService,
  type Line,
  onSecondServer,
  presence,
  serverStop,
  webTick,
} from '../lines.ts';
import { cut, healthy } from '../stories.ts';
import { agent, at, others, webExcept } from './servers.ts';

const from = at(0);
/** Heard last between 80 s and 110.77 s, closed at 180 s. */
const left = [
  ...others.flatMap((id) => healthy(id, from, at(300))),
  ...cut(agent, { from, lastActive: at(110.77) }),
  presence(at(180.5), agent, 'unavailable'),
];
/** Finesse is gone from 100 s to 150 s. */
const restarted = [...webExcept(100, 150), finesseStart(at(150))];
/** Gone for two minutes, in which every desktop notices. */
const longGone = (back: number): Line[] => [
  ...Array.from({ length: 60 }, (_, i) => webTick(at(i * 5 - 600))),
  ...webExcept(back - 120, back),
  finesseStart(at(back)),
];
const wentElsewhere = (seconds: number): Line =>
  onSecondServer(presence(at(seconds), agent, 'available'));

export const fires = [
  {
    name: 'the desktop was on another server while Finesse was gone',
    lines: [...left, ...restarted, wentElsewhere(125)],
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
  {
    name: 'the desktop left as it noticed, though Finesse was back by then',
    lines: [...left, ...webExcept(55, 80), finesseStart(at(80)), wentElsewhere(125)],
    says: ['gone', 'moved'],
    confidence: 'likely' as const,
  },
  {
    name: 'the desktop was there before Finesse was back, and its last poll was answered later',
    lines: [...left, ...longGone(90), wentElsewhere(85)],
    says: ['gone', 'moved'],
    confidence: 'likely' as const,
  },
  {
    name: 'the desktop may have been cut after Finesse was back, and found its way elsewhere',
    lines: [...left, ...longGone(90), wentElsewhere(130)],
    says: ['gone'],
    confidence: 'possible' as const,
  },
  {
    name: 'the desktop left while Finesse was started, and not yet in service',
    lines: [...left, ...longGone(60), inService(at(85)), wentElsewhere(130)],
    says: ['gone'],
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
    name: 'the desktop went on once Finesse was back, and was cut half a minute later',
    lines: [...left, ...longGone(60), wentElsewhere(130)],
  },
  {
    name: 'the desktop was cut half a minute after Finesse was in service',
    lines: [...left, ...longGone(50), inService(at(55)), wentElsewhere(130)],
  },
  {
    name: 'the desktop was lost after Finesse was back, and nothing tells how long it was gone',
    lines: [...left, webTick(at(-300)), finesseStart(at(75)), webTick(at(600)), wentElsewhere(130)],
  },
  {
    name: 'the Notification Service stopped with it',
    lines: [...healthy(agent, from, at(120)), serverStop(at(125)), ...restarted],
  },
];
