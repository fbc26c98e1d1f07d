import type { Line } from '../lines.ts';
import { at, gadgetDrawn, pageAt, pageStarted, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut } from '../stories.ts';

const agent = '1001003';
const address = '192.0.2.1';
const closed = cut(agent, { from: at(0), lastActive: at(110) });
const polls = [...systemInfo(agent, -265, 95), ...systemInfo(agent, 305, 665)];
const drawn = (url: string, title = 'CRM', when = at(-266)): Line =>
  gadgetDrawn(when, agent, title, url);
const crm = drawn('https://crm.example.org:9090/gadget.xml');
const started = pageStarted(at(-267), agent);
const seen = [...pageAt(agent, address, -265, 95), ...pageAt(agent, address, 305, 665)];

export const fires: readonly FiringCase[] = [
  {
    name: 'a gadget of another host',
    lines: [...closed, started, crm, ...polls],
    says: ['onPage'],
    confidence: 'possible',
  },
  {
    name: 'a gadget of others that Finesse keeps',
    lines: [
      ...closed,
      started,
      drawn('https://finesse1.example.com:8445/3rdpartygadget/files/crm.xml'),
      ...polls,
    ],
    says: ['onPage'],
    confidence: 'possible',
  },
  {
    name: 'many',
    lines: [
      ...closed,
      started,
      ...['a', 'b', 'c', 'd'].map((name) => drawn(`https://${name}.example.org/gadget.xml`, name)),
      ...polls,
    ],
    says: ['onPage'],
    confidence: 'possible',
  },
  {
    name: 'the other page of the address stood still with it',
    lines: [
      ...closed,
      started,
      crm,
      ...polls,
      ...seen,
      ...pageAt('1001011', address, -240, 60),
      ...pageAt('1001011', address, 308, 668),
    ],
    says: ['onPage', 'othersToo'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'no hole', lines: [...closed, started, crm, ...systemInfo(agent, -265, 665)] },
  { name: 'no gadget', lines: [...closed, started, ...polls] },
  ...[
    'http://localhost/desktop/gadgets/CallControl.jsp',
    'https://finesse1.example.com:8445/gadgets/own.xml',
    'https://finesse1:8445/gadgets/own.xml',
    'https://cuic.example.com:8444/cuic/gadget/LiveData/LiveDataGadget.jsp',
    'https://10.0.0.1:8445/gadgets/own.xml',
  ].map((url) => ({
    name: `a gadget from ${url}`,
    lines: [...closed, started, drawn(url), ...polls],
  })),
  {
    name: 'a gadget of the page before',
    lines: [...closed, drawn('https://crm.example.org/', 'CRM', at(-268)), started, ...polls],
  },
  {
    name: 'a gadget that came later',
    lines: [...closed, started, ...polls, drawn('https://crm.example.org/', 'CRM', at(306))],
  },
];
