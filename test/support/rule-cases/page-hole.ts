import { clientStatus, debugTick, invalidSession, type Line, restRequest } from '../lines.ts';
import { at, pageAt, pageStarted, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut } from '../stories.ts';

const agent = '1001003';
const others = ['1001011', '1001012', '1001013', '1001014', '1001015', '1001016'];
const address = '192.0.2.1';

/** Closed as idle at 180 s. */
const closed = cut(agent, { from: at(0), lastActive: at(110) });
/** Its log has a hole from 95 s to 305 s. */
const asleep: readonly Line[] = [
  ...closed,
  ...systemInfo(agent, -265, 95),
  ...systemInfo(agent, 305, 665),
];
const seen = [...pageAt(agent, address, -265, 95), ...pageAt(agent, address, 305, 665)];
const alike = (id: string): Line[] => [
  ...pageAt(id, address, -240, 60),
  ...pageAt(id, address, 308, 668),
];

/** Refused, seconds after ten; the log goes on after them. */
const refused = (...seconds: number[]): Line[] => [
  ...seconds.map((s) => invalidSession(at(s), agent, address)),
  debugTick(at(400)),
];

export const fires: readonly FiringCase[] = [
  {
    name: 'a hole that ends with a late request',
    lines: asleep,
    says: ['holeAndRequest'],
    confidence: 'possible',
  },
  {
    name: 'a hole that ends with a status',
    lines: [
      ...closed,
      ...systemInfo(agent, -265, 95),
      clientStatus(at(303), agent, 'disconnected'),
      ...systemInfo(agent, 305, 665),
    ],
    says: ['hole'],
    confidence: 'possible',
  },
  {
    name: 'the other page of the address stood still with it',
    lines: [...asleep, ...seen, ...alike('1001011')],
    says: ['holeAndRequest', 'othersToo'],
    confidence: 'likely',
  },
  {
    name: 'one of two other pages went on',
    lines: [...asleep, ...seen, ...alike('1001011'), ...pageAt('1001012', address, -240, 600)],
    says: ['holeAndRequest', 'othersWentOn'],
    confidence: 'possible',
  },
  {
    name: 'one of two other pages did not come back',
    lines: [...asleep, ...seen, ...alike('1001011'), ...pageAt('1001012', address, -240, 60)],
    says: ['holeAndRequest'],
    confidence: 'possible',
  },
  {
    name: 'a hole, and four polls were refused',
    lines: [...asleep, ...refused(303, 303, 305, 310)],
    says: ['holeAndRequest'],
    confidence: 'possible',
  },
  {
    name: 'a hole, and four polls were refused at the edges of whole seconds',
    lines: [...asleep, ...refused(303, 304, 306, 311)],
    says: ['holeAndRequest'],
  },
  {
    name: 'a hole, and five polls were refused',
    lines: [...asleep, ...refused(303, 303, 305, 310, 312)],
    says: ['holeAndRequest'],
  },
  {
    name: 'a hole, and four polls were refused 2 s apart',
    lines: [...asleep, ...refused(303, 305, 307, 309)],
    says: ['holeAndRequest'],
  },
  {
    name: 'a hole, and three polls were refused',
    lines: [...asleep, ...refused(303, 305, 310)],
    says: ['holeAndRequest', 'pollFailed'],
    confidence: 'possible',
  },
  {
    name: 'many agents behind one address',
    lines: [...asleep, ...seen, ...others.flatMap(alike)],
    says: ['holeAndRequest'],
    confidence: 'possible',
  },
  {
    name: 'a page of another address stood still with it',
    lines: [
      ...asleep,
      ...seen,
      ...pageAt('1001011', '192.0.2.2', -240, 60),
      ...pageAt('1001011', '192.0.2.2', 308, 668),
    ],
    says: ['holeAndRequest'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  {
    name: 'three polls were refused, and no log of the page',
    lines: [...closed, ...refused(303, 305, 310)],
  },
  {
    name: 'four polls were refused, and no log of the page',
    lines: [...closed, ...refused(303, 303, 305, 310)],
  },
  {
    name: 'four polls of a page that ran on',
    lines: [...closed, ...systemInfo(agent, -265, 665), ...refused(303, 303, 305, 310)],
  },
  { name: 'no log of the page', lines: [...closed, ...seen] },
  { name: 'the log goes on', lines: [...closed, ...systemInfo(agent, -265, 665)] },
  { name: 'the log ends', lines: [...closed, ...systemInfo(agent, -265, 95)] },
  {
    name: 'a hole that another page ends',
    lines: [
      ...closed,
      ...systemInfo(agent, -265, 95),
      pageStarted(at(303), agent),
      ...systemInfo(agent, 305, 665),
    ],
  },
  {
    name: 'a page that was left',
    lines: [
      ...closed,
      ...systemInfo(agent, -265, 95),
      clientStatus(at(96), agent, 'unloading'),
      clientStatus(at(303), agent, 'connecting'),
      ...systemInfo(agent, 305, 665),
    ],
  },
  {
    name: 'a log that does not tell of SystemInfo',
    lines: [
      ...closed,
      clientStatus(at(-200), agent, 'connected'),
      clientStatus(at(90), agent, 'connected'),
      clientStatus(at(303), agent, 'disconnected'),
    ],
  },
  {
    name: 'a log that has holes all the time',
    lines: [...closed, ...[-265, -185, 95, 305, 400, 500].flatMap((s) => systemInfo(agent, s, s))],
  },
  {
    name: 'requests that fail while the page goes on',
    lines: [
      ...closed,
      ...systemInfo(agent, -265, 95),
      ...[115, 155, 215].map((s) => restRequest(at(s), agent, String(s))),
      ...systemInfo(agent, 275, 665),
    ],
  },
];
