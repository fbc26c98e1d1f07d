import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import { accessed, time } from '../support/lines.ts';
import { browser } from '../support/page-lines.ts';
import { cut, healthy } from '../support/stories.ts';

const from = time('10:00:00');
const lost = ['1001021', '1001022', '1001023'];
const others = ['1001011', '1001012', '1001013', '1001014'];
const lines = [
  ...lost.flatMap((id) => cut(id, { from, lastActive: from + 110_770 })),
  ...others.flatMap((id) => healthy(id, from, from + 270_000)),
];
const firefox = (version: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/${version}.0`;
/** The fourth of the others is told of by no access log. */
const told = (ids: readonly string[], addressOf: (i: number) => string) =>
  ids.slice(0, 3).map((id, i) => accessed(from + 20_000, id, { address: addressOf(i) }));

const burstOf = async (ofLost: (i: number) => string) => {
  const { bursts } = await analyzeLines([
    ...lines,
    ...told(lost, ofLost),
    ...told(others, (i) => `10.20.3.${i + 10}`),
  ]);
  return bursts[0];
};

describe('the parts of a burst', () => {
  it('counts the lost and the living of each subnet', async () => {
    const burst = await burstOf((i) => `10.20.2.${i + 10}`);
    expect(burst?.parts).toEqual([
      { by: 'subnet', name: '10.20.2.0/24', lost: 3, alive: 3 },
      { by: 'subnet', name: '10.20.3.0/24', lost: 0, alive: 3 },
    ]);
    expect(burst?.confidence).toBe('likely');
  });

  it('takes one address of many desktops for one path, or one host', async () => {
    expect((await burstOf(() => '10.20.2.1'))?.confidence).toBe('possible');
  });

  it('counts the lost and the living of each browser that a page names', async () => {
    const { bursts } = await analyzeLines([
      ...lines,
      ...[...lost, ...others].map((id, i) =>
        browser(from + i * 1_000, id, firefox(i < 4 ? 115 : 128)),
      ),
    ]);
    expect(bursts[0]?.parts).toEqual([
      { by: 'browser', name: 'Firefox 115', lost: 3, alive: 4 },
      { by: 'browser', name: 'Firefox 128', lost: 0, alive: 3 },
    ]);
  });

  it('knows them by the access log, too, where the page itself does not name one', async () => {
    const { bursts } = await analyzeLines([
      ...lines,
      ...[...lost, ...others].map((id, i) =>
        accessed(from + 20_000, id, {
          address: `10.20.${i}.10`,
          path: '/finesse/api/SystemInfo',
          userAgent: firefox(115),
        }),
      ),
      browser(from, '1001014', firefox(128)),
    ]);
    expect(bursts[0]?.parts?.filter(({ by }) => by === 'browser')).toEqual([
      { by: 'browser', name: 'Firefox 115', lost: 3, alive: 6 },
      { by: 'browser', name: 'Firefox 128', lost: 0, alive: 1 },
    ]);
  });

  it('takes the browser of the time, and none where several were open', async () => {
    const asked = (at: number, id: string, version: number) =>
      accessed(at, id, { path: '/finesse/api/SystemInfo', userAgent: firefox(version) });
    const { bursts } = await analyzeLines([
      ...lines,
      ...[...lost, ...others].map((id) => asked(from, id, 115)),
      ...others.map((id) => asked(from + 260_000, id, 128)),
      asked(from + 1_000, '1001021', 128),
      asked(from + 265_000, '1001021', 115),
      browser(from + 260_000, '1001022', firefox(128)),
    ]);
    expect(bursts[0]?.parts?.filter(({ by }) => by === 'browser')).toEqual([
      { by: 'browser', name: 'Firefox 115', lost: 2, alive: 6 },
    ]);
  });
});
