import { describe, expect, it } from 'vitest';
import type { RankedCause } from '../../src/model/report.ts';
import type { ReporterOptions } from '../../src/reporters/reporter.ts';
import { print } from './print.ts';
import { askedReport, ranked } from './sample-asked.ts';
import { incidentReport } from './sample-report.ts';

const { likely, doubted } = ranked;

const printed = (causes?: readonly RankedCause[], options: Partial<ReporterOptions> = {}) =>
  print(askedReport(causes), { stepByStep: true, why: true, ...options });

/** A label's text in one line. */
const said = (text: string, label: string): string | undefined =>
  new RegExp(`^ +${label} +(.*(?:\\n {10,}\\S.*)*)`, 'm').exec(text)?.[1]?.replace(/\s+/g, ' ');

describe('how far the rules got', () => {
  it.each([80, 200])('looks as agreed at %i columns', async (width) => {
    await expect(printed(undefined, { width })).toMatchFileSnapshot(`tables/why-${width}.txt`);
  });

  it('is told of one cause where one is named', () => {
    const text = printed(undefined, { why: 'server-overload' });
    expect(text).toContain('standstill (server-overload): quiet.');
    expect(text).not.toContain('shared-path (network-path): fired.');
    expect(said(text, 'why not')).toBe(
      'server-overload: no rule found a record that speaks for it',
    );
    expect(printed(undefined, { why: 'server-clock' })).toContain('there is none of server-clock');
  });

  it('is told of one rule where one is named', () => {
    const text = printed(undefined, { why: 'standstill' });
    expect(text).toContain('RULES  how far standstill got with this loss');
    expect(text).toContain('standstill (server-overload): quiet.');
    expect(text).not.toContain('shared-path (network-path): fired.');
    expect(said(text, 'why not')).toBeUndefined();
  });

  it('cuts a long list of records, and no list where all is asked for', () => {
    expect(printed()).toContain('… and 1 more (--verbose or -f json)');
    expect(printed(undefined, { verbose: true })).not.toContain('… and 1 more');
  });

  it('prints what a log says as text only', () => {
    const report = askedReport();
    const evidence = report.evidence.map((one) => ({ ...one, text: `\u001b[2J${one.text}` }));
    const text = print({ ...report, evidence }, { stepByStep: true, why: true });
    expect(text).not.toContain('\u001b');
  });

  it('is not told where it was not asked for', () => {
    expect(print(askedReport(), { stepByStep: true })).not.toContain('RULES');
    expect(print(incidentReport, { stepByStep: true, why: true })).toContain('there is none');
  });
});

describe('the order of the causes', () => {
  it.each<[string, readonly RankedCause[], string]>([
    ['one cause', [likely], 'nothing speaks for another cause'],
    ['confidence', [likely, doubted], 'it is likely, and computer-asleep only possible'],
    [
      'score',
      [likely, { ...doubted, confidence: 'likely', against: [] }],
      'both are likely, and its score 3 is above the 0.5 of computer-asleep',
    ],
    [
      'the list',
      [{ ...likely, score: 0.5, confidence: 'possible' }, doubted],
      'it and computer-asleep are possible with score 0.5; among equals the list of causes decides',
    ],
  ])('%s', (_, causes, why) => {
    expect(said(printed(causes), 'first')).toContain(`network-path: ${why}`);
  });

  it('says that nothing speaks for any', () => {
    const nothing: RankedCause = { ...doubted, cause: 'undetermined', for: [], against: [] };
    const text = printed([nothing]);
    expect(said(text, 'first')).toContain('no rule found a record that speaks for a cause');
    expect(text).not.toMatch(/^ +score /m);
  });

  it.each<[string, Partial<RankedCause>, string]>([
    ['likely', {}, '+2 +1 = 3; likely: a finding is more than a hint, and none speaks against it'],
    ['certain', { confidence: 'certain' }, 'a finding is proof, and none speaks against it'],
    ['hints', { confidence: 'possible' }, 'no more than hints speak for it'],
    [
      'doubted',
      { confidence: 'possible', against: doubted.against, score: 1.5 },
      '+2 +1 −1.5 = 1.5; possible: something speaks against it',
    ],
  ])('the sum of what is %s', (_, change, why) => {
    expect(said(printed([{ ...likely, ...change }]), 'score')).toContain(why);
  });
});
