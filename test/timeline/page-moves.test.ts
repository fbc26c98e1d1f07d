import { describe, expect, it } from 'vitest';
import { readBundle } from '../../src/read-bundle.ts';
import type { MinuteGrid } from '../../src/timeline/minute-grid.ts';
import { movesJoined } from '../../src/timeline/page-moves.ts';
import type { PageTold } from '../../src/timeline/page-stretch.ts';
import { stamp } from './marks.ts';

/** A page that asks once a minute. */
const page = (first: number, count: number, more: Partial<PageTold> = {}): PageTold => ({
  agent: '1001003',
  address: '192.0.2.17',
  node: 'finesse1.example.com',
  first: stamp(first, 1),
  last: stamp(first + (count - 1) * 60, 1),
  count,
  ...more,
});

/** Polls of a throttled page, from a second on. */
const polls = (from: number, beats: number): MinuteGrid => ({
  seen: 'requests',
  from: stamp(from, 1_000).at,
  to: stamp(from + (beats - 1) * 60, 1_000).at,
  second: from % 60,
  beats,
  silentMs: 30_000,
  first: [stamp(from, 1_000)],
  last: stamp(from + (beats - 1) * 60, 1_000),
});

/** Where the pages that are left moved to, in seconds; `-` where they did not. */
const movesOf = (pages: readonly PageTold[], grids: readonly MinuteGrid[] = []) =>
  movesJoined(pages, grids).map(({ moved }) => (moved ? moved.to.at / 1_000 : '-'));

describe('a page that moves to another second of the minute', () => {
  it('is one page', () => {
    const [one, ...others] = movesJoined([page(0, 5), page(310, 4)], []);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ count: 9, first: { at: 0 }, last: { at: 490_000 } });
    expect(one?.moved).toMatchObject({
      from: { at: 240_000 },
      to: { at: 310_000 },
      withPolls: false,
    });
  });

  it('leaves one gap of more than a period and less than two', () => {
    expect(movesOf([page(0, 5), page(303, 4)])).toEqual(['-', '-']);
    expect(movesOf([page(0, 5), page(303.001, 4)])).toEqual([303.001]);
    expect(movesOf([page(0, 5), page(356.999, 4)])).toEqual([356.999]);
    expect(movesOf([page(0, 5), page(357, 4)])).toEqual(['-', '-']);
  });

  it('asked long enough on both', () => {
    expect(movesOf([page(0, 3), page(190, 3)])).toEqual([190]);
    expect(movesOf([page(0, 2), page(130, 3)])).toEqual(['-', '-']);
    expect(movesOf([page(0, 3), page(190, 2)])).toEqual(['-', '-']);
  });

  it('may ask more seldom on the second of its polls', () => {
    expect(movesOf([page(0, 3), page(190, 1)], [polls(70, 3)])).toEqual([190]);
    expect(movesOf([page(0, 3), page(190, 1)], [polls(70, 2)])).toEqual(['-', '-']);
    expect(movesOf([page(0, 3), page(190, 2)], [polls(70, 2)])).toEqual([190]);
    expect(movesOf([page(0, 3), page(190, 2)], [polls(130, 1)])).toEqual(['-', '-']);
    expect(movesOf([page(0, 3), page(190, 1)], [polls(72, 3)])).toEqual(['-', '-']);
    expect(movesOf([page(300, 3), page(490, 1)], [polls(10, 3)])).toEqual(['-', '-']);
  });

  it('was not loaded meanwhile', () => {
    expect(movesOf([page(0, 5), page(310, 4, { loadedMs: 1_000 })])).toEqual(['-', '-']);
    expect(movesOf([page(0, 5), page(310, 4, { loadedMs: 300_000 })])).toEqual([310]);
  });

  it('is that of an agent whom the log names', () => {
    const [first, next] = [page(0, 5), page(310, 4)].map(({ agent: _, ...rest }) => rest);
    expect(movesOf([first as PageTold, next as PageTold])).toEqual(['-', '-']);
  });

  it('asks no more often before', () => {
    expect(movesOf([page(0, 5), page(20, 5), page(40, 5), page(345, 4)])).toEqual(
      Array(4).fill('-'),
    );
  });

  it('may stand beside another of the same agent', () => {
    expect(movesOf([page(0, 5), page(20, 20), page(310, 4)])).toEqual([310, '-']);
  });

  it('moves again when it was shown and hidden again', () => {
    const shown = page(540, 5);
    expect(movesOf([page(0, 5), page(310, 4), shown, page(850, 4)])).toEqual([310, 850]);
  });
});

describe('the access logs of real browsers', () => {
  const movedIn = async (name: string) => {
    const bundle = new URL(`../../fixtures/captures/${name}/bundle/`, import.meta.url).pathname;
    const { timeline } = await readBundle([bundle], {}, { keepRoutine: false });
    return timeline.agents.flatMap(({ id, pages }) =>
      pages.flatMap(({ moved }) =>
        moved ? [`${id} ${new Date(moved.to.at).toISOString().slice(14, 19)}`] : [],
      ),
    );
  };

  // That of 1001014 lies 2 s before the second of its PC: a move that late requests hide.
  it('show the moves of the hidden pages, all onto one second, and of no other', async () => {
    const hidden = ['1001002', '1001003', '1001006', '1001007', '1001012', '1001013'];
    expect(await movedIn('browser-both-hidden-throttled')).toEqual(
      hidden.map((id) => `${id} 02:52`),
    );
  });

  it.each(['browser-both-leave', 'browser-both-network', 'browser-both-sleep-freeze'])(
    'show none where no page was hidden for so long: %s',
    async (name) => {
      expect(await movedIn(name)).toEqual([]);
    },
  );
});
