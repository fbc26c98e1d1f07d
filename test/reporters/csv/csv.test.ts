import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { momentOf, row } from '../../../src/reporters/csv/cell.ts';
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

  it('leaves ids as the logs print them', () => {
    const disconnects = incidentReport.disconnects.map((disconnect) => ({
      ...disconnect,
      agent: '0012',
      sid: '263410e4',
      resource: '1-2',
    }));
    const [first] = read(csv({ ...incidentReport, disconnects }));
    expect(first).toMatchObject({ agent: "'0012", sid: "'263410e4", resource: "'1-2" });
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
    ['263410e4', "'263410e4"],
    ['1E5', "'1E5"],
    ['１Ｅ５', "'１Ｅ５"],
    ['1.5e+3', "'1.5e+3"],
    ['0012', "'0012"],
    [' 0012', "' 0012"],
    ['00', "'00"],
    ['12345678901234567890', "'12345678901234567890"],
    ['1234567890123456', "'1234567890123456"],
    ['123456789012345', '123456789012345'],
    ['0', '0'],
    ['1.10', "'1.10"],
    ['.5', "'.5"],
    ['1,234', '"\'1,234"'],
    ['5%', "'5%"],
    ['(5)', "'(5)"],
    ['$5', "'$5"],
    ['1-2', "'1-2"],
    ['3/4', "'3/4"],
    ['1 1/2', "'1 1/2"],
    ['1.2.2024', "'1.2.2024"],
    ['2024-02-29', "'2024-02-29"],
    ['2024-02-29T10:00:00Z', "'2024-02-29T10:00:00Z"],
    ['12:30', "'12:30"],
    ['12:30:05.5 pm', "'12:30:05.5 pm"],
    ['5 a', "'5 a"],
    ['MAR1', "'MAR1"],
    ['1-Dec', "'1-Dec"],
    ['5 June 2024', "'5 June 2024"],
    ['true', "'true"],
    // Nothing that a spreadsheet would read as something else.
    ['f382a015', 'f382a015'],
    ['263410f4', '263410f4'],
    ['e5', 'e5'],
    ['1e', '1e'],
    ['mary1', 'mary1'],
    ['1-2test', '1-2test'],
    ['may', 'may'],
    ['desktop', 'desktop'],
    ['10.20.1.5', '10.20.1.5'],
    ['10.20.1.0/24', '10.20.1.0/24'],
    ['fin-a/2024-02-29T09:54:00.000Z', 'fin-a/2024-02-29T09:54:00.000Z'],
    ['debug.log:3', 'debug.log:3'],
    [momentOf('2024-02-29T10:00:00.000Z'), '2024-02-29T10:00:00.000Z'],
    [momentOf('2024-02-29 10:00:00'), '2024-02-29 10:00:00'],
    [momentOf('=1'), "'=1"],
    [momentOf(undefined), ''],
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
        const cells: (string | number)[] = ['first', ...all];
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
