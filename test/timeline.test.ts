import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventSelection, type FactKind, timeline } from '../src/index.ts';
import { type RecordTime, wallMs } from '../src/model/time.ts';
import type { TimelineOptions } from '../src/read-timeline.ts';
import { eventLine } from '../src/reporters/json/ndjson.ts';
import { eventFamilies, eventKinds } from '../src/reporters/table/event-words.ts';
import { render, withFolder } from './support/bundle.ts';
import { bundleOf, fates } from './support/made-bundle.ts';
import { tgz } from './support/tar.ts';
import { zip } from './support/zip.ts';

const root = new URL('../fixtures/', import.meta.url);
const bundleAt = (name: string): string => fileURLToPath(new URL(`${name}/bundle`, root));

async function linesOf(paths: readonly string[], options?: TimelineOptions): Promise<string[]> {
  const { events } = await timeline(paths, options);
  const lines: string[] = [];
  for await (const event of events()) lines.push(eventLine(event));
  return lines;
}

/** All of `part` stands in `whole`, in its order. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const line of whole) if (line === part[next]) next += 1;
  return next === part.length;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

interface Ends {
  readonly since: RecordTime | undefined;
  readonly until: RecordTime | undefined;
}

/** The other way round it is an error of the user. */
const inOrder = <E extends Ends>(all: E): E =>
  all.since && all.until && all.since.wall > all.until.wall
    ? { ...all, since: all.until, until: all.since }
    : all;

const selectionFor = (agents: readonly string[], from: number, to: number) => {
  const time = fc.integer({ min: from - 60_000, max: to + 60_000 }).map((ms) => ({
    wall: wallMs(ms),
    offsetMinutes: 0,
  }));
  return fc
    .record({
      agents: maybe(fc.subarray([...agents])),
      kinds: maybe(fc.subarray([...eventKinds])),
      since: maybe(time),
      until: maybe(time),
      around: maybe(fc.record({ time, spanMs: fc.integer({ min: 1, max: 300_000 }) })),
    })
    .map(
      (all): EventSelection =>
        Object.fromEntries(Object.entries(inOrder(all)).filter(([, value]) => value !== undefined)),
    );
};

describe('a timeline', () => {
  it.each([
    ['scenarios/all-log-beside', '2025-05-12T11:00:00Z'],
    ['captures/v4.2.4-b-idle-close', '2026-11-23T13:12:00Z'],
    ['captures/v4.2.4-g-rid-trouble', '2026-11-23T13:01:00Z'],
    ['scenarios/two-servers', '2024-08-07T12:00:00Z'],
  ])('of which a part is wanted is that part of the whole: %s', async (name, iso) => {
    const from = Date.parse(iso);
    const bundle = bundleAt(name);
    const { head } = await timeline([bundle]);
    const selections = selectionFor(head.agents, from, from + 20 * 60_000);
    const whole = { true: await linesOf([bundle], { all: true }), false: await linesOf([bundle]) };
    await fc.assert(
      fc.asyncProperty(selections, fc.boolean(), async (select, all) => {
        const part = await linesOf([bundle], { all, select });
        expect(isSubsequence(part, whole[`${all}`])).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('is parted by its agents, and by its families, without a rest', async () => {
    await fc.assert(
      fc.asyncProperty(fates, async (all) => {
        await withFolder(render(bundleOf(all)), async (folder) => {
          const { head } = await timeline([folder]);
          const whole = await linesOf([folder], { all: true });
          const named = whole.filter((line) => JSON.parse(line).agent !== undefined);
          const part = (select: EventSelection) => linesOf([folder], { all: true, select });
          const own = await Promise.all(head.agents.map((id) => part({ agents: [id] })));
          expect(own.flat().sort()).toEqual([...named].sort());
          const families = await Promise.all(
            Object.values(eventFamilies).map((kinds) => part({ kinds })),
          );
          expect(families.flat().sort()).toEqual([...whole].sort());
        });
      }),
      { numRuns: 5 },
    );
  });

  it('is the same from archives, of which only what is wanted is read again', async () => {
    const folder = new URL('scenarios/two-servers/bundle/', root);
    const members = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => statSync(new URL(name, folder)).isFile())
      .map((name) => ({ name, data: readFileSync(new URL(name, folder)) }));
    const select: EventSelection = { kinds: ['idle-close', 'presence', 'sweep'] };
    const plain = await linesOf([fileURLToPath(folder)], { select });
    expect(plain.length).toBeGreaterThan(5);
    for (const [name, data] of [
      ['b.zip', zip(members)],
      ['b.tgz', await tgz(members)],
    ] as const) {
      const packed = await withFolder({ [name]: data }, (at) => linesOf([at], { select }));
      expect(packed.map((line) => line.replace(`"ref":"${name}!`, '"ref":"'))).toEqual(plain);
    }
  });

  it('can be told again, and left early', async () => {
    const { events } = await timeline([bundleAt('scenarios/technote-idle-logout')]);
    for await (const { kind } of events()) {
      expect(kind).toBe('sweep');
      break;
    }
    const kinds: FactKind[] = [];
    for await (const { kind } of events()) kinds.push(kind);
    expect(kinds).toHaveLength(13);
  });

  it('says before its first event what it is of', async () => {
    const { head } = await timeline([bundleAt('scenarios/technote-idle-logout')]);
    const { bundle, agents, hasMoved, problems } = head;
    expect({ agents, hasMoved, problems, from: bundle.from, to: bundle.to }).toEqual({
      agents: ['1001003'],
      hasMoved: false,
      problems: [],
      from: '2017-06-16T18:44:34.000Z',
      to: '2017-06-16T18:47:04.643Z',
    });
  });

  it('of nothing has a problem and no event', async () => {
    const { head, events } = await timeline([`${bundleAt('scenarios/no-agents')}/none`]);
    expect(head.problems).toMatchObject([{ severity: 'error' }]);
    for await (const event of events()) expect(event).toBeUndefined();
  });
});
