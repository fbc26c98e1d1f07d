import { describe, expect, it } from 'vitest';
import type { ReportDisconnect } from '../../../src/model/report.ts';
import { chosenDisconnect } from '../../../src/reporters/html/script/explore/agent/chosen-disconnect.ts';
import { incidentReport } from '../sample-report.ts';

const [sample] = incidentReport.disconnects;
if (sample === undefined) throw new Error('the sample has changed');
const disconnect = (id: string, outcome: ReportDisconnect['outcome']): ReportDisconnect => ({
  ...sample,
  id,
  outcome,
});

const all = [
  disconnect('a', 'recovered'),
  disconnect('b', 'logged-out'),
  disconnect('c', 'logged-out'),
  disconnect('d', 'closed'),
];

describe('the disconnect that is told', () => {
  it.each([
    ['the one that was asked for', 'logged-out', 'a', 'a'],
    ['the latest that the outcome comes from', 'logged-out', undefined, 'c'],
    ['that too where one is asked for that is not there', 'logged-out', 'z', 'c'],
    ['the last where none has the outcome', 'healthy', undefined, 'd'],
  ] as const)('is %s', (_, outcome, asked, expected) => {
    expect(chosenDisconnect({ outcome }, all, asked)?.id).toBe(expected);
  });

  it('is none where there is none', () => {
    expect(chosenDisconnect({ outcome: 'healthy' }, [], 'a')).toBeUndefined();
  });
});
