import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/cli/exit-status.ts';
import type { Report, ReportSource } from '../../src/model/report.ts';
import { burstReport, healthyReport } from '../reporters/sample-crowd.ts';
import { emptyReport, incidentReport } from '../reporters/sample-report.ts';

const [disconnect] = incidentReport.disconnects;
const [source] = incidentReport.bundle.sources;

const [healthy] = healthyReport.agents;

const closed: Report = {
  ...healthyReport,
  disconnects:
    disconnect && healthy ? [{ ...disconnect, agent: healthy.id, outcome: 'closed' }] : [],
};

const ofKind = (kind: ReportSource['kind']): Report => ({
  ...emptyReport,
  bundle: { ...emptyReport.bundle, sources: source ? [{ ...source, kind }] : [] },
});

describe('exit status', () => {
  it.each([
    ['analysed', incidentReport, {}, 0],
    ['nothing found', emptyReport, {}, 3],
    ['an access log alone', ofKind('access'), {}, 3],
    ['unknown files alone', ofKind('unknown'), {}, 3],
    ['a client log in which no agent appears', ofKind('client'), {}, 0],
    ['the outcome itself', incidentReport, { failOn: 'logged-out' }, 1],
    ['a worse outcome', incidentReport, { failOn: 'near-miss' }, 1],
    [
      'a better outcome',
      {
        ...burstReport,
        agents: burstReport.agents.filter(({ outcome }) => outcome !== 'logged-out'),
        disconnects: burstReport.disconnects.filter(({ outcome }) => outcome !== 'logged-out'),
      },
      { failOn: 'lost' },
      0,
    ],
    ['healthy agents', healthyReport, { failOn: 'closed' }, 0],
    ['an ordinary sign-out, asked for', closed, { failOn: 'closed' }, 1],
    ['an ordinary sign-out, not asked for', closed, { failOn: 'near-miss' }, 0],
    ['a problem', burstReport, {}, 0],
    ['a problem, strictly', burstReport, { strict: true }, 3],
    ['a problem, strictly, before an outcome', burstReport, { strict: true, failOn: 'lost' }, 3],
    [
      'a warning, strictly',
      {
        ...burstReport,
        problems: burstReport.problems.map((one) => ({ ...one, severity: 'warning' })),
      },
      { strict: true },
      0,
    ],
  ] as const)('%s', (_, report, demands, status) => {
    expect(statusOf(report as Report, demands)).toBe(status);
  });
});
