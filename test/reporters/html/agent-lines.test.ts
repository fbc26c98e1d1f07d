import { describe, expect, it } from 'vitest';
import { outcomes } from '../../../src/model/words.ts';
import { agentColumns } from '../../../src/reporters/html/script/explore/table/agent-columns.ts';
import { agentLines } from '../../../src/reporters/html/script/explore/table/agent-lines.ts';
import { daysOf } from '../../../src/reporters/phrases/days.ts';
import { localTime } from '../../../src/reporters/phrases/local-time.ts';
import { lossesOf } from '../../../src/reporters/phrases/losses.ts';
import { burstReport, thousandReport } from '../sample-crowd.ts';
import { incidentReport } from '../sample-report.ts';

const cells = (report: typeof incidentReport, place: number): Record<string, string> => {
  const line = agentLines(report)[place];
  const local = localTime(report.bundle.nodes);
  const days = daysOf({ local }, line?.loss ? [line.loss.disconnect.at] : []);
  return Object.fromEntries(
    agentColumns.flatMap(({ head, cell }) => (line ? [[head, cell(line, days)]] : [])),
  );
};

describe('lines of the table of agents', () => {
  it.each([
    ['an incident', incidentReport],
    ['a burst', burstReport],
    ['a thousand', thousandReport],
  ])('%s: every agent once, the losses first and as the other tables have them', (_, report) => {
    const lines = agentLines(report);
    const ids = lines.map(({ agent }) => agent.id);
    const lost = lossesOf(report).map(({ agent }) => agent.id);
    expect([...ids].sort()).toEqual(report.agents.map(({ id }) => id).sort());
    expect(ids.filter((id) => lost.includes(id))).toEqual(lost);
    const badness = lines.map(({ agent }) => outcomes.indexOf(agent.outcome));
    expect(badness).toEqual([...badness].sort((x, y) => x - y));
  });

  it('puts an agent of whom no loss is known behind those of its outcome', () => {
    const [first] = incidentReport.agents;
    if (first === undefined) throw new Error('the sample has changed');
    const unknown = { ...first, id: '0', outcome: 'inconclusive' as const, disconnects: [] };
    const healthy = { ...unknown, id: '00', outcome: 'healthy' as const };
    const lines = agentLines({ ...incidentReport, agents: [healthy, unknown, first] });
    expect(lines.map(({ agent }) => agent.id)).toEqual([first.id, '0', '00']);
  });

  it('says of a loss what a terminal says', () => {
    expect(cells(incidentReport, 0)).toMatchInlineSnapshot(`
      {
        "AGENT": "1001003",
        "BROKE AT": "closed as idle",
        "CAUSE": "undetermined",
        "LAST CONTACT": "00:14:20–00:15:02",
        "NODE": "finesse1.example.com",
        "OUTCOME": "logged-out",
        "REASON": "255",
        "SIDE": "unknown",
        "SUBNET": "",
        "TIMES": "",
        "WHEN": "00:16:04",
      }
    `);
  });

  it('says little of a healthy agent', () => {
    const last = burstReport.agents.length - 1;
    const said = Object.entries(cells(burstReport, last)).filter(([, text]) => text !== '');
    expect(said.map(([head]) => head)).toEqual(['AGENT', 'OUTCOME', 'NODE']);
  });
});
