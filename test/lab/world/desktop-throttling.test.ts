import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/lab/scenario/scenario.ts';
import { Desk, type DeskOptions } from './desk.ts';

/** A desktop that is hidden for eight minutes, after one in front. */
const hidden = (options: DeskOptions): { desk: Desk; at: number } => {
  const desk = new Desk(options).run(61_000);
  const at = desk.now;
  desk.desktop.hide();
  return { desk: desk.run(480_000), at };
};

const bosh: readonly Library[] = ['jabberwerx', 'strophe'];

describe.each(bosh)('%s in a hidden tab (browser-behaviour.md section 1)', (library) => {
  it('polls on the minute of its PC from 60 s after the hiding on, and is never closed', () => {
    const { desk, at } = hidden({ library, eventsMs: 40_000 });
    const polls = desk.seen(at + 121_000);
    const offGrid = polls.map(({ at: ms }) => (at + 121_000 + ms - desk.pc.gridMs) % 60_000);
    expect(polls.length).toBeGreaterThanOrEqual(5);
    expect(offGrid.filter((ms) => ms > 30)).toEqual([]);
    expect(desk.server.closes).toEqual([]);
    expect(desk.statuses(at)).toEqual([]);
  });

  it('shows a sawtooth of x and x + 30 s in the sweeps', () => {
    const { desk } = hidden({ library, eventsMs: 40_000 });
    const [a = 0, b = 0, c = 0, d = 0] = desk.server.sweeps.slice(-4);
    expect(Math.abs(Math.abs(a - b) - 30_000)).toBeLessThan(100);
    expect(Math.abs(a - c)).toBeLessThan(100);
    expect(Math.abs(b - d)).toBeLessThan(100);
    expect(Math.max(a, b)).toBeLessThan(60_000);
  });

  it('holds no request for 30 s of each minute without events', () => {
    const { desk } = hidden({ library });
    const [a = 0, b = 0] = desk.server.sweeps.slice(-2).sort((one, other) => one - other);
    expect(a).toBe(0);
    expect(b).toBeGreaterThan(0);
    expect(b).toBeLessThanOrEqual(30_000);
  });

  it('polls within a second of the answer for the first minute, and with WebRTC all the time', () => {
    const { desk, at } = hidden({ library, exemption: 'webrtc' });
    const polls = desk.seen(at + 31_000);
    const gaps = polls.slice(1).map(({ at: ms }, place) => ms - (polls[place]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(10);
    expect(gaps.filter((ms) => ms < 30_000 || ms > 31_100)).toEqual([]);
  });

  it('knows no throttling while it plays sound', () => {
    const { desk, at } = hidden({ library, exemption: 'audio' });
    const polls = desk.seen(at);
    const gaps = polls.slice(1).map(({ at: ms }, place) => ms - (polls[place]?.at ?? 0));
    expect(gaps.filter((ms) => ms > 30_150)).toEqual([]);
  });
});

it.each([
  ['strophe', 60_000],
  ['jabberwerx', 180_000],
] as const)(
  '%s hands over events late, in bunches on one second of the minute',
  (library, latest) => {
    const { desk, at } = hidden({ library, eventsMs: 40_000 });
    const events = desk.tellings('page-event', at + 121_000);
    const late = events.map(
      ({ at: ms, publication }) => at + 121_000 + ms - desk.after(publication.madeAt),
    );
    const phases = new Set(
      events.map(({ at: ms }) =>
        Math.round(((at + 121_000 + ms - desk.pc.gridMs) % 60_000) / 1_000),
      ),
    );
    expect(Math.max(...late)).toBeLessThanOrEqual(latest);
    expect(Math.max(...late)).toBeGreaterThan(library === 'strophe' ? 30_000 : 100_000);
    expect([...phases]).toEqual([0]);
  },
);

it('jabberwerx in front hands over an event at once', () => {
  const front = new Desk({ library: 'jabberwerx', eventsMs: 40_000 }).run(300_000);
  const late = front
    .tellings('page-event')
    .map(({ at, publication }) => at - front.after(publication.madeAt));
  expect(Math.max(...late)).toBeLessThan(50);
});

it('SystemInfo keeps its phase for the first six firings, then goes over to the minute with one odd gap', () => {
  const { desk } = hidden({ library: 'jabberwerx' });
  const asked = desk.tellings('page-rest').filter(({ object }) => object === 'system-info');
  const gaps = asked
    .slice(1)
    .map(({ at }, place) => Math.round((at - (asked[place]?.at ?? 0)) / 1_000));
  const odd = gaps.filter((s) => s < 59 || s > 61);
  expect(gaps.slice(0, 6).every((s) => s >= 59 && s <= 61)).toBe(true);
  expect(odd).toHaveLength(1);
  expect(gaps[6]).toBe(odd[0]);
  expect(odd[0]).toBeGreaterThan(61);
  expect(odd[0]).toBeLessThan(121);
  const last = asked.at(-1);
  expect(((last?.at ?? 0) - desk.pc.gridMs) % 60_000).toBe(0);
});

it('SystemInfo is asked once at waking, then in its old phase', () => {
  const desk = new Desk().run(61_000);
  desk.pc.sleep(100_000);
  desk.run(180_000);
  const asked = desk.tellings('page-rest').filter(({ object }) => object === 'system-info');
  const seconds = asked.map(({ at }) => Math.round((at - (asked[0]?.at ?? 0)) / 1_000));
  expect(seconds).toEqual(
    [0, 60, 160, 180, 240].map((s) =>
      s === 160 ? Math.round((161_000 - (asked[0]?.at ?? 0)) / 1_000) : s,
    ),
  );
});

it('all hidden tabs of one PC poll in the same second', () => {
  const grid = (library: Library): number => {
    const { desk, at } = hidden({ library, eventsMs: 40_000 });
    return Math.floor(((at + 121_000 + (desk.seen(at + 121_000)[0]?.at ?? 0)) % 60_000) / 1_000);
  };
  expect(grid('jabberwerx')).toBe(grid('strophe'));
});
