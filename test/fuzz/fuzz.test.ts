import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sources } from './corpus.ts';
import { holdsInParsing, parsed } from './holds-in-parsing.ts';
import { holdsInReports } from './holds-in-reports.ts';
import { holdsInScanning } from './holds-in-scanning.ts';
import { borders, madeLog } from './made-log.ts';
import { nearMatch, readNearMatch } from './near-matches.ts';

/** The same cases at every run; `npm run fuzz` tries others. */
const seed = 20_261_123;

describe('a mutated log', () => {
  it('is cut into the records that the plain way finds', () => {
    fc.assert(fc.property(madeLog, borders, holdsInScanning), { seed, numRuns: 300 });
  });

  it('is spent line by line, whatever the chunks, and makes sound facts', async () => {
    await fc.assert(fc.asyncProperty(madeLog, borders, holdsInParsing), { seed, numRuns: 150 });
  });

  it('ends in a report of its schema, the same twice, that tells no secret', async () => {
    await fc.assert(fc.asyncProperty(madeLog, holdsInReports), { seed, numRuns: 8 });
  });
});

/** A bound on work, not on speed: what takes the square of the length takes minutes. */
describe('in no more than a generous time', () => {
  it('what all but matches a pattern is read', () => {
    const begin = performance.now();
    const read = fc.property(nearMatch, (near) => readNearMatch(near, near.text(100_000)));
    fc.assert(read, { seed, numRuns: 60 });
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it('a megabyte of mutated logs is read, as one of good ones is', async () => {
    const good = sources[0]?.bytes() ?? Buffer.alloc(0);
    const bad = fc.sample(madeLog, { seed, numRuns: 100 }).map(({ bytes }) => bytes);
    const timeOf = async (parts: readonly Buffer[]): Promise<number> => {
      const begin = performance.now();
      const { lines } = await parsed('openfire/debug.log', [megabyteOf(parts)]);
      expect(lines.total).toBeGreaterThan(0);
      return performance.now() - begin;
    };
    const usual = await timeOf([good]);
    expect(await timeOf(bad)).toBeLessThan(50 * usual + 2_000);
  });
});

function megabyteOf(parts: readonly Buffer[]): Buffer {
  const once = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  return Buffer.alloc(1 << 20, once);
}
