import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { safe } from '../../../src/reporters/phrases/safe.ts';
import { sarif } from '../../../src/reporters/sarif/index.ts';
import { messageOf, uriOf } from '../../../src/reporters/sarif/location.ts';
import { scenarioNames, scenarioReport } from '../../support/scenario-reports.ts';
import { plainOptions } from '../plain-options.ts';
import { poisoned } from '../poisoned.ts';
import { burstReport, healthyReport } from '../sample-crowd.ts';
import { emptyReport, incidentReport } from '../sample-report.ts';

const { resolve } = createRequire(import.meta.url);
const schema = join(dirname(resolve('schemastore/package.json')), 'schemas/json/sarif-2.1.0.json');
// The places are looked at below, as formats of strings would need another package; a pattern of it has a stray bracket.
const isValid = new Ajv({
  allErrors: true,
  validateFormats: false,
  strict: false,
  unicodeRegExp: false,
}).compile(JSON.parse(readFileSync(schema, 'utf8')));

interface Place {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly snippet?: { readonly text: string } };
  };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly {
      readonly locations: readonly { readonly location: Place }[];
    }[];
  }[];
  readonly relatedLocations?: readonly (Place & { readonly message: { readonly text: string } })[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly results: readonly Result[];
}

/** Its one run, after it was held to the schema. */
function runOf(report: Report, options = {}): Run {
  const log = JSON.parse(sarif(report, { ...plainOptions, ...options }));
  isValid(log);
  expect(isValid.errors).toBeNull();
  return log.runs[0];
}

describe('SARIF', () => {
  it.each(scenarioNames)('is valid, and cites what the report cites: %s', (name) => {
    const report = scenarioReport(name);
    const { results, tool } = runOf(report);
    const losses = report.disconnects.filter(({ outcome }) => outcome !== 'closed');
    expect(results.map(({ partialFingerprints }) => partialFingerprints['disconnect/v1'])).toEqual(
      losses.map(({ id }) => id),
    );
    const known = new Map(report.evidence.map(({ ref, text }) => [ref, safe(text)]));
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      const flow = result.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
      const all = [...result.locations, ...(result.relatedLocations ?? [])];
      for (const { physicalLocation: place } of [...all, ...flow.map(({ location }) => location)]) {
        if (place === undefined) continue;
        const { artifactLocation, region } = place;
        const ref = `${decodeURIComponent(artifactLocation.uri)}:${region.startLine}`;
        expect(known.get(ref)).toBe(region.snippet?.text);
      }
    }
  });

  it('would be found out if it were not valid', () => {
    const log = JSON.parse(sarif(incidentReport, plainOptions));
    delete log.runs[0].results[0].message;
    expect(isValid(log)).toBe(false);
  });

  it('points at the record of the step at which it broke, and follows the chain', () => {
    const [result] = runOf(incidentReport).results;
    expect(result).toMatchObject({
      level: 'error',
      ruleId: incidentReport.agents[0]?.cause,
      properties: { agent: '1001003', outcome: 'logged-out', reasonCode: { requested: 255 } },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'desktop/logs/openfire/info.log', uriBaseId: 'LOGS' },
            region: { startLine: 1 },
          },
        },
      ],
    });
    const cited = incidentReport.disconnects[0]?.steps.filter(({ evidence }) => evidence) ?? [];
    expect(result?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(cited.length);
    expect(result?.message.text).toMatch(/^1001003 on finesse1.* \(reason 255\); .*\.$/);
  });

  it('names the agent alone where no record is cited', () => {
    const disconnects = incidentReport.disconnects.map((one) => ({ ...one, steps: [] }));
    const [result] = runOf({ ...incidentReport, disconnects }).results;
    expect(result?.locations).toEqual([
      {
        logicalLocations: [
          {
            name: '1001003',
            fullyQualifiedName: 'finesse1.example.com/1001003',
            kind: 'resource',
          },
        ],
      },
    ]);
  });

  it('tells of the burst with each of its members', () => {
    const { results } = runOf(burstReport);
    const [burst] = burstReport.bursts;
    const members = results.filter(({ properties }) => properties.burst === burst?.id);
    expect(members.length).toBeGreaterThan(2);
    for (const { message } of members)
      expect(message.text).toContain(`one of ${burst?.agents.length} agents lost at once`);
  });

  it.each([
    ['nothing that could be analysed', emptyReport, false, false],
    ['nobody who was lost', healthyReport, false, true],
    ['a part that could not be read', burstReport, false, true],
    ['a part that could not be read, strictly', burstReport, true, false],
  ])('says how the run ended: %s', (_, report, strict, isSuccessful) => {
    const [invocation] = runOf(report, { strict }).invocations;
    expect(invocation?.executionSuccessful).toBe(isSuccessful);
    expect(invocation?.toolExecutionNotifications).toHaveLength(
      1 + report.problems.length + report.bundle.missing.length,
    );
  });
});

describe('the place of a record', () => {
  it.each([
    ['desktop/logs/a.log', 'desktop/logs/a.log'],
    ['a b/c#d?.log', 'a%20b/c%23d%3F.log'],
    ['active_1.tgz!desktop/x y.log', 'active_1.tgz!desktop/x%20y.log'],
    ['100%.log', '100%25.log'],
    ['c:x\\y.log', 'c%3Ax%5Cy.log'],
    ['जोशी.log', '%E0%A4%9C%E0%A5%8B%E0%A4%B6%E0%A5%80.log'],
    ['\ud800.log', '%EF%BF%BD.log'],
    ['/etc/passwd', 'etc/passwd'],
    ['//evil.example/x', 'evil.example/x'],
    ['../../x.log', '_/_/x.log'],
    ['a/./b/../x.log', 'a/_/b/_/x.log'],
    ['a.tgz!../x.log', 'a.tgz!../x.log'],
    ['.hidden/..x/x..log', '.hidden/..x/x..log'],
  ])('%j is %j', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
    expect(new URL(uri, 'file:///logs/').pathname).toBe(`/logs/${uri}`);
  });
});

describe('a message', () => {
  it.each([
    ['{"a":{}}', '{{"a":{{}}}}'],
    ['{0}', '{{0}}'],
    ['[a](b)', '[a] (b)'],
    ['plain', 'plain'],
  ])('%j is written %j', (plain, text) => {
    expect(messageOf(plain)).toEqual({ text });
  });

  it('has no placeholder, whatever a log prints', () => {
    const { results, invocations } = runOf(poisoned('{0}'));
    const texts = [
      ...results.flatMap(({ message, relatedLocations = [] }) => [
        message.text,
        ...relatedLocations.map((place) => place.message.text),
      ]),
      ...invocations.flatMap((one) =>
        one.toolExecutionNotifications.map(({ message }) => message.text),
      ),
    ];
    expect(texts.some((text) => text.includes('{{0}}'))).toBe(true);
    for (const text of texts)
      expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/);
  });
});

describe('hostile text in SARIF', () => {
  it.each(['"}', '[a](https://evil.example)', '\u202e', '\ud800', '\n', '../../..', '{0}', ' '])(
    '%j stays text',
    (text) => {
      const hostile = runOf(poisoned(text));
      expect(hostile.results).toHaveLength(incidentReport.disconnects.length);
      for (const { message, locations } of hostile.results) {
        expect(message.text).not.toMatch(/[\u202e\n]|\]\(/);
        for (const { physicalLocation: place } of locations)
          expect(place?.artifactLocation.uri).toMatch(/^[\w.!~*'()%/-]+$/);
      }
    },
  );
});
