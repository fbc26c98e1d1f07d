import { accessed, consume, kick, type Line, time } from '../lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + Math.round(seconds * 1_000);
const old = '192.0.2.1';
const other = '192.0.2.2';

/** A page's SystemInfo, once a minute. */
const page = (first: number, last: number, address = old): Line[] =>
  Array.from({ length: Math.floor((last - first) / 60) + 1 }, (_, i) =>
    accessed(at(first + i * 60), agent, { address, path: '/finesse/api/SystemInfo' }),
  );

/** A new session takes over at 305 s. */
const replaced: readonly Line[] = [
  ...[0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300].flatMap((s, i) => [
    consume(at(s), agent, 100 + i),
    ...(s < 300 ? [consume(at(s + 30), agent, 100 + i)] : []),
  ]),
  kick(at(305), agent),
  ...[0, 1, 2].map((i) => consume(at(305), agent, 501 + i, { sid: 'b1' })),
];

export const fires: readonly FiringCase[] = [
  {
    name: 'the page from before goes on beside one from another address',
    lines: [...replaced, ...page(15, 900), ...page(305, 900, other)],
    says: ['goesOn'],
    confidence: 'likely',
  },
  {
    name: 'both behind one address',
    lines: [...replaced, ...page(15, 900), ...page(305, 900)],
    says: ['goesOn'],
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'no access log', lines: replaced },
  {
    name: 'the access log tells nothing of this agent',
    lines: [...replaced, accessed(from, '1001009'), accessed(at(900), '1001009')],
  },
  { name: 'a page that was refreshed', lines: [...replaced, ...page(15, 304), ...page(305, 900)] },
  {
    name: 'a page that came back from another address',
    lines: [...replaced, ...page(15, 304), ...page(315, 900, other)],
  },
  { name: 'one page that signed in anew', lines: [...replaced, ...page(15, 900)] },
  {
    name: 'its address changes from request to request',
    lines: [
      ...replaced,
      ...page(15, 900).filter((_, i) => i % 2 === 0),
      ...page(15, 900, other).filter((_, i) => i % 2 === 1),
    ],
  },
  {
    name: 'a program that had asked in its name all the time',
    lines: [...replaced, ...page(15, 900), ...page(41, 900, other)],
  },
];
