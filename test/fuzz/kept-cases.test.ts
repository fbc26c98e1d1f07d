import { describe, it } from 'vitest';
import { holdsInParsing } from './holds-in-parsing.ts';
import { holdsInReports } from './holds-in-reports.ts';
import { holdsInScanning } from './holds-in-scanning.ts';
import { keptCases } from './kept-cases.ts';

describe.each(keptCases())('$name: $mustHold', (kept) => {
  it.each([
    ['where it was cut', kept.borders],
    ['cut at every tenth byte', Array.from({ length: 500 }, (_, i) => i * 10)],
  ])('is read, %s', async (_, borders) => {
    holdsInScanning(kept, borders);
    await holdsInParsing(kept, borders);
  });

  it('is reported', () => holdsInReports(kept));
});
