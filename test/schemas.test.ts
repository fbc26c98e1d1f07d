import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaTexts } from '../scripts/schema-texts.ts';
import { judgeCase } from '../src/lab/score/judged.ts';
import { scoreOf } from '../src/lab/score/score-of.ts';
import { factSchema } from '../src/model/fact.ts';
import { burstReport, healthyReport, thousandReport } from './reporters/sample-crowd.ts';
import { sampleInventory } from './reporters/sample-inventory.ts';
import { alignedReport, emptyReport, incidentReport } from './reporters/sample-report.ts';

const published = (name: string): string =>
  readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8');

const validator = (name: string): ValidateFunction =>
  new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } }).compile(
    JSON.parse(published(name)),
  );

describe('schemas', () => {
  it.each(Object.entries(schemaTexts()))(
    '%s is what the types say: npm run schemas',
    (name, text) => {
      expect(published(name)).toBe(text);
    },
  );

  it.each(
    Object.entries({
      emptyReport,
      incidentReport,
      alignedReport,
      burstReport,
      thousandReport,
      healthyReport,
    }),
  )('accept %s', (_, report) => {
    const isValid = validator('report.schema.json');
    expect({ valid: isValid(report), errors: isValid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it('accept an inventory', () => {
    const isValid = validator('inventory.schema.json');
    expect({ valid: isValid(sampleInventory), errors: isValid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it('accept the truth of a capture, and its score', () => {
    const folder = new URL('../fixtures/captures/v3.8.2-h-everyone-cut/', import.meta.url);
    const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
    expect(validator('truth.schema.json')(truth)).toBe(true);
    expect(validator('truth.schema.json')({ ...truth, seed: 1 })).toBe(false);
    const one = judgeCase({
      bundle: 'h',
      truth,
      report: { agents: [], disconnects: [], bursts: [] },
    });
    const isScore = validator('score.schema.json');
    expect(isScore(scoreOf([one], 10))).toBe(true);
    expect(isScore({ ...scoreOf([one], 10), split: -1 })).toBe(false);
  });

  it.each([
    [true, { title: 'A quiet morning' }],
    [true, { title: 'A nap', incidents: [{ what: 'sleep', at: '5m', for: ['90s', '3m'] }] }],
    [false, { title: 'A nap', incidents: [{ what: 'sleep', at: 'noon' }] }],
    [false, { title: 'A nap', incident: [] }],
  ])('a scenario is valid: %s', (valid, scenario) => {
    expect(validator('scenario.schema.json')(scenario)).toBe(valid);
  });

  const example = new URL('../fixtures/config/bosh-diag.yaml', import.meta.url);
  it.each([
    [true, {}],
    [true, parse(readFileSync(example, 'utf8'))],
    [false, { timers: { idle: 'soon' } }],
    [false, { rules: { off: ['no-such-rule'] } }],
    [false, { subnets: { lyon: '10.20.2.0/24' } }],
  ])('settings are valid: %s', (valid, settings) => {
    expect(validator('config.schema.json')(settings)).toBe(valid);
  });

  it('refuse a report that lacks something', () => {
    const { agents: _, ...rest } = incidentReport;
    expect(validator('report.schema.json')(rest)).toBe(false);
  });

  const place = {
    at: '2017-06-16T18:45:04.000Z',
    printed: '2017.06.17 00:15:04',
    node: 'finesse1.example.com',
    ref: 'debug.log:2',
  };
  const jid = '1001003@finesse1.example.com/desktop';

  it.each(factSchema.options.map(({ shape }) => Object.keys(shape)))(
    'no fact hides what an event says of itself: %s',
    (...fields) => {
      for (const own of ['at', 'printed', 'rawAt', 'node', 'ref'])
        expect(fields).not.toContain(own);
    },
  );

  it.each([
    [
      true,
      { ...place, agent: '1001003', sid: 'f382a015', kind: 'sweep', jid, lastActiveMs: 13230 },
    ],
    [true, { ...place, kind: 'server-stop' }],
    [false, { ...place, kind: 'sweep', jid }],
    [false, { ...place, kind: 'no such kind' }],
    [false, { kind: 'server-stop' }],
  ])('an event is valid: %s', (valid, event) => {
    expect(validator('event.schema.json')(event)).toBe(valid);
  });
});
