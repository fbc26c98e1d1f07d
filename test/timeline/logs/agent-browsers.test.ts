import { describe, expect, it } from 'vitest';
import { browserWords } from '../../../src/model/browser.ts';
import type { FactOf } from '../../../src/model/fact.ts';
import type { WallMs } from '../../../src/model/time.ts';
import { AgentBrowsers } from '../../../src/timeline/logs/agent-browsers.ts';
import { mostListed } from '../../../src/timeline/logs/roster.ts';

const asked = (userAgent: string, more: Partial<FactOf<'http-access'>> = {}) => ({
  kind: 'http-access' as const,
  agent: '1001001',
  clientAddress: '192.0.2.17',
  method: 'GET',
  path: '/finesse/api/SystemInfo',
  status: 200,
  userAgent,
  ...more,
});
const moment = (line: number) => ({ time: { wall: line as WallMs }, spot: { line, offset: 0 } });

function told(facts: readonly FactOf<'http-access'>[]) {
  const browsers = new AgentBrowsers();
  for (const [i, fact] of facts.entries()) browsers.note(fact, moment(i + 1));
  return browsers;
}

const changesOf = (userAgents: readonly string[]) =>
  told(userAgents.map((userAgent) => asked(userAgent)))
    .byAgent()
    .flatMap(([, changes]) =>
      changes.map(({ browser, moment: { spot } }) => [
        spot.line,
        browser && `${browserWords[browser.name]} ${browser.version}`,
      ]),
    );

describe('browsers in the access log', () => {
  it('are told when they change, and only then', () => {
    const all = ['Firefox/115.0', 'Firefox/115.1', 'Chrome/130.0', 'Chrome/130.0', 'Chrome/131.0'];
    expect(changesOf(all)).toEqual([
      [1, 'Firefox 115'],
      [3, 'Chrome 130'],
      [5, 'Chrome 131'],
    ]);
  });

  it('are several once one of them is there again', () => {
    const a = 'Firefox/115.0';
    const [b, c] = ['Chrome/130.0', 'Edg/130.0'];
    expect(changesOf([a, b, a, b, c])).toEqual([
      [1, 'Firefox 115'],
      [2, undefined],
    ]);
    expect(changesOf([a, b, c, b, a])).toEqual([
      [1, 'Firefox 115'],
      [2, 'Chrome 130'],
      [3, undefined],
    ]);
  });

  it('are several where there are too many', () => {
    const changes = changesOf(Array.from({ length: 60 }, (_, i) => `Firefox/${i}.0`));
    expect(changes).toHaveLength(51);
    expect(changes.at(-1)).toEqual([51, undefined]);
  });

  it('are not told by what is refused, nor by what is no page', () => {
    const refused = asked('Firefox/115.0', { status: 401 });
    const other = asked('Firefox/115.0', { path: '/finesse/api/User/1001001' });
    expect(told([refused, other]).byAgent()).toEqual([]);
  });

  it('are told of so many agents at most', () => {
    const crowd = (count: number) =>
      told(Array.from({ length: count }, (_, i) => asked('Firefox/115.0', { agent: `${i}` })));
    expect(crowd(mostListed).isFull).toBe(false);
    expect(crowd(mostListed + 1).isFull).toBe(true);
    expect(crowd(mostListed + 1).byAgent()).toHaveLength(mostListed);
  });
});
