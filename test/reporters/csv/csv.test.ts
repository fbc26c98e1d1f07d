import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Cell, row } from '../../../src/reporters/csv/cell.ts';
import { csv } from '../../../src/reporters/csv/index.ts';
import { burstReport } from '../sample-crowd.ts';
import { emptyReport, incidentReport } from '../sample-report.ts';

type Rows = readonly Readonly<Record<string, string>>[];

/** As a program reads it that knows nothing of how it was written. */
const read = (text: string): Rows =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

const cellsOf = (line: string): readonly (readonly string[])[] =>
  parse(line, { record_delimiter: '\r\n', relax_column_count: false });

describe('CSV', () => {
  it('has a row a disconnect', () => {
    const [first] = read(csv(incidentReport));
    expect(first).toMatchObject({
      agent: '1001003',
      node: 'finesse1.example.com',
      at_utc: '2017-06-16T18:46:04.000Z',
      at_local: '2017-06-17 00:16:04',
      utc_offset: 'UTC+05:30',
      outcome: 'logged-out',
      count: '1',
      reason_requested: '255',
      broke_at: 'idle-close',
      record: 'desktop/logs/openfire/info.log:1',
    });
    expect(read(csv(burstReport))).toHaveLength(burstReport.disconnects.length);
  });

  it('takes the subnets of the agent, and the step and the size of the burst', () => {
    const [first] = burstReport.bursts;
    const id = first?.agents[0] ?? '';
    const agents = burstReport.agents.map((agent) =>
      agent.id === id ? { ...agent, subnets: ['10.20.1.0/24', 'Pune'] } : agent,
    );
    const rows = read(csv({ ...burstReport, agents }));
    const found = rows.find((one) => one.agent === id && one.burst !== '');
    expect(found).toMatchObject({
      subnets: '10.20.1.0/24 Pune',
      burst_agents: String(first?.agents.length),
      next_step: first?.next[0]?.text,
    });
  });

  it('tells the longest silence in seconds', () => {
    const disconnects = incidentReport.disconnects.map((disconnect) => ({
      ...disconnect,
      steps: disconnect.steps.map((step, index) => ({ ...step, lastActiveMs: 1_500 * index })),
    }));
    const longest = 1.5 * ((disconnects[0]?.steps.length ?? 0) - 1);
    const [first] = read(csv({ ...incidentReport, disconnects }));
    expect(first?.longest_silence_s).toBe(String(longest));
  });

  it('begins with the mark by which Excel knows UTF-8, and ends each line with CR LF', () => {
    const text = csv(burstReport);
    expect(text.startsWith('\ufeffagent,node,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('names its columns where nothing was lost', () => {
    expect(csv(emptyReport)).toMatch(/^\ufeffagent,.*,id\r\n$/);
  });
});

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['"=1', '"\'""=1"'],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['1001003', '1001003'],
    ['a=b', 'a=b'],
    ['UTC+05:30', 'UTC+05:30'],
    [' a', '" a"'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['', ''],
    [-5, '-5'],
    [2.5, '2.5'],
    [undefined, ''],
  ])('%j is written %j', (cell, written) => {
    expect(row([cell, 'end'])).toBe(`${written},end\r\n`);
  });

  const starts = fc.constantFrom('', ...'=+-@＝＋－＠﹢"\'` \t\r\n,;'.split(''));
  const text = fc
    .tuple(starts, starts, fc.string({ unit: 'binary' }))
    .map((parts) => parts.join(''));

  it('comes back as it was but for the apostrophe, and is no formula', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.double({ noNaN: true })), { minLength: 2 }), (all) => {
        // A cell that is longer makes the line one that no reader takes for empty.
        const cells: Cell[] = ['first', ...all];
        const [back = [], ...more] = cellsOf(row(cells));
        expect(more).toEqual([]);
        expect(back).toHaveLength(cells.length);
        for (const [index, cell] of cells.entries()) {
          const found = back[index] ?? '';
          if (typeof cell === 'number') expect(found).toBe(String(cell));
          else expect([cell, `'${cell}`]).toContain(found);
          if (typeof cell !== 'number')
            expect(found).not.toMatch(/^[=+\-@\t\r＝＋－＠]|^\s+[=+\-@]/);
        }
      }),
    );
  });
});

describe('hostile names', () => {
  it.each(['=cmd|x', '+1', '-5', '@x', '＝1', 'a,"b', ' =1'])('%j stays text', (id) => {
    const poison = JSON.stringify(id).slice(1, -1).replaceAll('$', '$$$$');
    const report: Report = JSON.parse(JSON.stringify(incidentReport).replaceAll('1001003', poison));
    const [first] = read(csv(report));
    expect([id, `'${id}`]).toContain(first?.agent);
    for (const cell of Object.values(first ?? {})) expect(cell).not.toMatch(/^\s*[=+\-@＝]/);
  });
});
