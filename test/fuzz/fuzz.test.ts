import fc from 'fast-check';
import { describe, it } from 'vitest';
import { holdsInParsing } from './holds-in-parsing.ts';
import { holdsInReports } from './holds-in-reports.ts';
import { holdsInScanning } from './holds-in-scanning.ts';
import { borders, madeLog } from './made-log.ts';

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
    await fc.assert(fc.asyncProperty(madeLog, holdsInReports), { seed, numRuns: 25 });
  });
});
