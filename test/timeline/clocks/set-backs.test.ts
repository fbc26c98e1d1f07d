import { describe, expect, it } from 'vitest';
import { wallMs } from '../../../src/model/time.ts';
import { FallWatch } from '../../../src/timeline/logs/fall-watch.ts';
import { analyzeFiles, analyzeLines, type Files, render } from '../../support/bundle.ts';
import { consume, type Line, sweep, time, webTick } from '../../support/lines.ts';
import { cut, healthy, logoutChain } from '../../support/stories.ts';

/** Falls of a log whose records stand at these seconds, one a line. */
function fallsOf(seconds: readonly number[]) {
  const watch = new FallWatch();
  for (const [i, s] of seconds.entries()) watch.note({ wall: wallMs(s * 1_000) }, i + 1);
  watch.end();
  return watch.falls.map(({ from, to, line, isKept }) => [
    from.wall / 1_000,
    to.wall / 1_000,
    line,
    isKept,
  ]);
}

describe('records that stand earlier than one above', () => {
  it.each<[string, number[], unknown[][]]>([
    ['none', [1, 2, 2, 3], []],
    ['a second is ordinary', [10, 12, 11, 13], []],
    ['one record', [10, 40, 20, 41], [[40, 20, 3, false]]],
    ['a log that goes on from there', [40, 20, 25, 31, 38, 44], [[40, 20, 2, true]]],
    ['two records are too few', [40, 20, 38, 44], [[40, 20, 2, false]]],
    ['some records, and then those that were due', [40, 20, 22, 24, 41], [[40, 20, 2, false]]],
    ['from half of it to 10 s later', [40, 20, 25, 30, 40.1], [[40, 20, 2, false]]],
    ['to 10 s later', [40, 20, 25, 31, 41], [[40, 20, 2, true]]],
    ['a log that ends there', [40, 20, 25, 31], [[40, 20, 2, true]]],
    ['one that ends too soon', [40, 20, 25, 29], [[40, 20, 2, false]]],
    [
      'a fall inside another',
      [40, 20, 25, 15, 25, 31, 41],
      [
        [40, 20, 2, false],
        [40, 15, 4, true],
      ],
    ],
    ['more than ten are a log out of order', Array.from({ length: 24 }, (_, i) => (i % 2) * 9), []],
  ])('%s', (_, seconds, falls) => {
    expect(fallsOf(seconds)).toEqual(falls);
  });
});

const from = time('10:00:00');
const at = (s: number): number => from + s * 1_000;
const every = (seconds: number, since: number, until: number): number[] =>
  Array.from({ length: Math.floor((until - since) / seconds) }, (_, i) => since + i * seconds);

const agent = '1001003';
/** A desktop that polls all the time, and one that is lost; webservices writes as well. */
const lines: readonly Line[] = [
  ...healthy('1001004', at(-900), at(900)),
  ...every(4, -900, 900).map((s, i) => consume(at(s), '1001004', 100 + i)),
  ...every(7, -900, 900).map((s) => webTick(at(s))),
  ...cut(agent, { from: at(-900), lastActive: at(-150) }),
  ...logoutChain(agent, at(-60)),
];

/** The same where the clock is set back at `step`. */
function setBack(all: readonly Line[], step: number, byMs: number): Files {
  const before = render(all.filter((line) => line.at < step));
  const moved = all.filter((line) => line.at >= step);
  const after = render(moved.map((line) => ({ ...line, at: line.at - byMs })));
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...paths].map((path) => [path, (before[path] ?? '') + (after[path] ?? '')]),
  );
}

const told = async (files: Files) => {
  const { serverEvents, problems, disconnects, agents } = await analyzeFiles(files);
  return {
    events: serverEvents.filter(({ event }) => event === 'clock-back').map(({ text }) => text),
    setBacks: problems.filter(({ what }) => what.includes('was set back')).length,
    disorders: problems.filter(({ what }) => what.includes('put in time order')).length,
    outcomes: agents.map(({ id, outcome }) => [id, outcome]),
    causes: disconnects.map(({ causes }) =>
      causes.map(({ cause, confidence }) => [cause, confidence]),
    ),
  };
};
const whole = await told(render(lines));

describe('a clock that was set back', () => {
  it.each([
    ['after a loss', 0],
    ['before it', -400],
    ['while it comes about', -110],
  ])('is told, and changes no verdict: %s', async (_, step) => {
    for (const byMs of [26_000, 300_000]) {
      const { events, setBacks, disorders, ...verdicts } = await told(
        setBack(lines, at(step), byMs),
      );
      expect(events).toEqual([
        expect.stringMatching(
          /^the server's clock was set back by (2[2-6]|29[6-9]|300) s or more$/,
        ),
      ]);
      expect([setBacks, disorders]).toEqual([1, 0]);
      const { outcomes, causes } = whole;
      expect(verdicts).toEqual({ outcomes, causes });
    }
  });

  it('tells what was before by the clock as it is since', async () => {
    const report = await analyzeFiles(setBack(lines, at(0), 60_000));
    const [step] = report.disconnects[0]?.steps.filter(({ rawAt }) => rawAt) ?? [];
    const moved = Date.parse(step?.rawAt ?? '') - Date.parse(step?.at ?? '');
    expect(moved).toBeGreaterThan(55_000);
    expect(moved).toBeLessThanOrEqual(60_000);
  });

  it.each([20_000, 300_000, 1_000_000])(
    'is none where one log alone falls: by %i ms',
    async (byMs) => {
      const set = setBack(lines, at(0), byMs);
      const log = 'openfire/debug.log';
      expect(await told({ [log]: set[log] ?? '' })).toMatchObject({ events: [], disorders: 1 });
    },
  );

  it('is none where logs fall by amounts that differ', async () => {
    const isWeb = ({ log }: Line): boolean => log.startsWith('webservices/');
    const files = {
      ...setBack(
        lines.filter((line) => !isWeb(line)),
        at(0),
        60_000,
      ),
      ...setBack(lines.filter(isWeb), at(0), 90_000),
    };
    expect(await told(files)).toMatchObject({ events: [], disorders: 2 });
  });

  it('is none where a log of the server went on', async () => {
    const isWeb = ({ log }: Line): boolean => log.startsWith('webservices/');
    const files = {
      ...setBack(
        lines.filter((line) => !isWeb(line)),
        at(0),
        60_000,
      ),
      ...render(lines.filter(isWeb)),
    };
    expect(await told(files)).toMatchObject({ events: [], disorders: 1 });
  });

  it('is none where the end of a copy was put behind another', async () => {
    const log = 'openfire/debug.log';
    const end = render(lines.filter((line) => line.at >= at(800)))[log] ?? '';
    const files = render(lines);
    expect(await told({ ...files, [log]: files[log] + end })).toMatchObject({ events: [] });
  });

  it('closes nobody: the reaper that waits for it did not stand still', async () => {
    const sleeps = lines.filter(
      (line) => !line.message.includes('was last active') || line.at < at(0) || line.at > at(120),
    );
    const { serverEvents } = await analyzeFiles(setBack(sleeps, at(0), 90_000));
    expect(serverEvents.map(({ event }) => event)).toEqual(['clock-back']);
  });
});

describe('a sweep that finds sessions younger than itself', () => {
  const sweeps = (ms: number, took = 0): Line[] =>
    every(30, -300, 300).flatMap((s) => [
      sweep(at(s), '1001001', 0),
      sweep(at(s === 0 ? s + took : s), '1001002', s === 0 ? ms : 0),
    ]);
  it.each<[string, readonly Line[], string[]]>([
    ['by a moment', sweeps(-900), []],
    ['by as much as it took', sweeps(-4_000, 4), []],
    ['by as much as it paused for', sweeps(-14_000, 14), []],
    ['by more', sweeps(-26_000), ["the server's clock was set back by 26 s or more"]],
  ])('%s', async (_, all, texts) => {
    const { serverEvents } = await analyzeLines(all);
    const events = serverEvents.filter(({ event }) => event === 'clock-back');
    expect(events.map(({ text }) => text)).toEqual(texts);
  });
});
