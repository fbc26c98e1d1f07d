import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/reporters/phrases/view.ts';
import { type Column, columns } from '../../src/reporters/table/columns.ts';
import { emptyReport } from './sample-report.ts';

const same = (text: string): string => text;
const paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };

interface Row {
  readonly name: string;
  readonly step: string;
}

const all: readonly Column<Row>[] = [
  { head: 'NAME', cell: ({ name }) => name, least: 4 },
  {
    head: 'STEP',
    cell: ({ step }) => step,
    shorten: { rank: 1, cell: ({ step }) => step.slice(0, 4) },
  },
  { head: 'NOTE', cell: () => 'a longer note', leaveOut: 2 },
  { head: 'VOID', cell: () => '' },
];

const lines = (width: number): string[] => {
  const view = viewOf(emptyReport, { width, paint, verbose: false, stepByStep: false });
  return columns(view, [{ name: '1001001', step: 'closed as idle' }], all);
};

describe('columns', () => {
  it('names what had no room under the rows', () => {
    expect(lines(20).at(-1)).toBe('width: NOTE');
    expect(lines(38)).toHaveLength(2);
  });

  it.each([
    [38, ['NAME     STEP            NOTE', '1001001  closed as idle  a longer note']],
    [37, ['NAME     STEP  NOTE', '1001001  clos  a longer note']],
    [20, ['NAME     STEP', '1001001  clos', 'not shown at this', 'width: NOTE']],
    [11, ['NAME   STEP', '1001…  clos', 'not shown', 'at this', 'width: NOTE']],
  ])('gives way step by step: %i columns', (width, expected) => {
    expect(lines(width)).toEqual(expected);
  });

  it('takes back what a greater sacrifice made needless', () => {
    expect(lines(24)).toEqual([
      'NAME     STEP',
      '1001001  closed as idle',
      'not shown at this width:',
      'NOTE',
    ]);
  });
});
