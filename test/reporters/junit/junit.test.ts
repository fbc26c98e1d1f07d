import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../src/cli/exit-status.ts';
import type { Report, ReportDisconnect } from '../../../src/model/report.ts';
import { type DisconnectOutcome, outcomes } from '../../../src/model/words.ts';
import { junit } from '../../../src/reporters/junit/index.ts';
import { escaped } from '../../../src/reporters/junit/xml.ts';
import type { ReporterOptions } from '../../../src/reporters/reporter.ts';
import { scenarioNames, scenarioReport } from '../../support/scenario-reports.ts';
import { plainOptions } from '../plain-options.ts';
import { poisoned } from '../poisoned.ts';
import { burstReport, healthyReport } from '../sample-crowd.ts';
import { emptyReport, incidentReport } from '../sample-report.ts';
import { faultsOf } from './faults.ts';

const print = (report: Report, options: Partial<ReporterOptions> = {}): string =>
  junit(report, { ...plainOptions, ...options });

const number = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;
const failures = (text: string): number => number(text, /<failure /g);
const errors = (text: string): number => number(text, /<error /g);
const cases = (text: string): number => number(text, /<testcase /g);

const limits = outcomes.filter((one): one is DisconnectOutcome => one !== 'healthy');

describe('JUnit', () => {
  it('is valid by both schemas for every scenario, and for reports without anything', async () => {
    const documents = Object.fromEntries(
      scenarioNames.map((name) => [name, print(scenarioReport(name), { failOn: 'closed' })]),
    );
    const made = { empty: print(emptyReport), healthy: print(healthyReport) };
    const strict = print(burstReport, { strict: true });
    expect(await faultsOf({ ...documents, ...made, strict })).toEqual([]);
  }, 30_000);

  it('would be found out if it were not', async () => {
    const wrong = print(incidentReport).replace(' time="0"', '');
    expect(await faultsOf({ wrong })).not.toEqual([]);
  });

  it('has a case an agent, once, and one without any', () => {
    for (const name of scenarioNames) {
      const report = scenarioReport(name);
      expect(cases(print({ ...report, problems: [] })), name).toBe(
        Math.max(1, report.agents.length),
      );
    }
  });

  it.each(limits)('fails exactly where the exit status is 1: --fail-on %s', (failOn) => {
    for (const name of scenarioNames) {
      const report = scenarioReport(name);
      const text = print(report, { failOn });
      expect(failures(text) > 0, name).toBe(statusOf(report, { failOn }) === 1);
      const counted = [...text.matchAll(/ failures="(\d+)"/g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
      expect(counted).toBe(failures(text));
    }
  });

  it.each([
    ['nothing that could be analysed', emptyReport, false, 1],
    ['a part that could not be read', burstReport, false, 0],
    ['a part that could not be read, strictly', burstReport, true, 1],
    ['nothing to say', incidentReport, true, 0],
  ])('errs where the exit status is 3: %s', (_, report, strict, found) => {
    const text = print(report, { strict });
    expect(errors(text)).toBe(found);
    expect(found > 0).toBe(statusOf(report, { strict }) === 3);
  });

  it('tells in one line what came of it, and below it why', () => {
    const text = print(incidentReport);
    expect(text).toContain(
      '<failure message="logged-out (reason 255) 2017-06-17 00:16:04 +05:30 on finesse1.example.com; ',
    );
    expect(text).toContain('type="logged-out">');
    expect(text).toContain('    desktop/logs/openfire/info.log:1\n    Closing idle session');
    expect(text).toContain('next (agent): ');
  });

  it('names what is below the limit, and what would have told more, in the output of the suite', () => {
    const text = print(burstReport);
    expect(text).toMatch(/<system-out>.*: recovered 2017/s);
    expect(print(incidentReport)).toMatch(/<system-out>missing: client log of finesse1/);
  });

  describe('of an agent that was lost again and again', () => {
    const [lost] = incidentReport.disconnects as [ReportDisconnect];
    const day = (number: number): string => `2017-06-${String(number).padStart(2, '0')}`;
    const made = (number: number, outcome: DisconnectOutcome): ReportDisconnect => ({
      ...lost,
      id: `${number}`,
      at: `${day(number)}T10:00:00.000Z`,
      outcome,
    });
    const body = (disconnects: readonly ReportDisconnect[], options = {}) => {
      const text = print({ ...incidentReport, disconnects: [...disconnects] }, options);
      return [...text.matchAll(/^(2017-06-\d\d) .* on finesse1[^:]*: [a-z-]+: /gm)].map(
        ([, at]) => at,
      );
    };
    const eight = [
      ...Array.from({ length: 7 }, (_, index) => made(index + 1, 'lost')),
      made(8, 'logged-out'),
    ];

    it('tells the worst first, though it was the last, and then the others as they happened', () => {
      expect(body(eight)).toEqual([8, 1, 2, 3, 4].map(day));
      expect(body(eight, { verbose: true })).toEqual([8, 1, 2, 3, 4, 5, 6, 7].map(day));
      const text = print({ ...incidentReport, disconnects: eight });
      expect(text).toContain('<failure message="logged-out (reason 255) 2017-06-08 ');
      expect(text).toContain('… and 3 more disconnects (--verbose or -f json)');
    });

    it('tells of others only what reached the limit', () => {
      const three = [made(1, 'recovered'), made(2, 'logged-out'), made(3, 'lost')];
      expect(body(three)).toEqual([2, 3].map(day));
      expect(body(three, { failOn: 'recovered' })).toEqual([2, 1, 3].map(day));
    });
  });

  it('says of a member of a burst with how many it was lost', () => {
    const text = print(burstReport);
    const [burst] = burstReport.bursts;
    expect(text).toContain(`; one of ${burst?.agents.length} agents lost at once\n`);
    expect(text).not.toContain(burst?.id);
    expect(print({ ...burstReport, bursts: [] })).toContain('; together with others\n');
  });

  it('passes a case where no agent was seen, as a build without any has failed', async () => {
    const nobody: Report = { ...incidentReport, agents: [], disconnects: [] };
    const text = print(nobody);
    const passed = '<testcase name="analysis" classname="bosh-diag.run" time="0"/>';
    expect(text).toContain(passed);
    expect([cases(text), errors(text), failures(text)]).toEqual([1, 0, 0]);
    expect(await faultsOf({ nobody: text })).toEqual([]);
    expect(print(emptyReport)).not.toContain(passed);
    expect(print(healthyReport)).not.toContain(passed);
  });

  it('puts an agent of two nodes with the one of its worst loss', () => {
    const [agent] = incidentReport.agents;
    const nodes = ['a.example.com', 'finesse1.example.com'];
    const report: Report = { ...incidentReport, agents: agent ? [{ ...agent, nodes }] : [] };
    expect(
      [...print(report).matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name),
    ).toEqual(['finesse1.example.com']);
  });

  it('takes its times from the logs', () => {
    expect(print(incidentReport)).toContain('timestamp="2017-06-16T18:44:34"');
    expect(print(emptyReport)).toContain('timestamp="1970-01-01T00:00:00"');
  });
});

describe('hostile text in JUnit', () => {
  const hostile = [
    '</failure>',
    ']]>',
    '<!--',
    '&amp;&x;',
    '"\'',
    '\u0000\u0008',
    '\ud800',
    '\ufffe\uffff',
    '\n',
    ' ',
    '😀',
  ];

  it('stays text', async () => {
    const documents = Object.fromEntries(
      hostile.map((text, index) => [`h${index}`, print(poisoned(text), { failOn: 'closed' })]),
    );
    expect(await faultsOf(documents)).toEqual([]);
    const elements = (text: string) => text.match(/<[^>]*?[ >/]/g)?.map((tag) => tag.slice(0, -1));
    for (const document of Object.values(documents))
      expect(elements(document)).toEqual(elements(print(poisoned('x'), { failOn: 'closed' })));
  }, 30_000);

  it('leaves nothing that XML forbids, or that would be markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = escaped(text);
        expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
        expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      }),
    );
  });
});
